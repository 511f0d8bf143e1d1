// A ball: an analog pressure sensor on A0, an MPU-6050 on the I2C pins, frames at 115200 baud.
// Put rollscope.h, rollscope.c, rollscope_device.h and rollscope_device.c beside this file.
//
// SPDX-License-Identifier: Apache-2.0
#include <Wire.h>
#include "rollscope_device.h"

const int MPU = 0x68;
const int FULL_SCALE = 1020;      // counts of A0 from which on the pressure sensor is at its end
const long STEPS_PER_COUNT = 5;   // 0.25 kPa a count, in steps of 0.05 kPa
const uint16_t FASTEST_HZ = 200;  // what the I2C bus and the serial line bear

rs_info info;
rs_board board;
rs_device device;
rs_receiver receiver;
uint8_t received[RS_COBS_ROOM(RS_LONGEST_COMMAND + 2)];
uint8_t samples[RS_SAMPLES_HEADER + 3 * 14];  // a packet of 64 bytes hardly waits on an Uno

uint32_t interval = 10000;  // µs
uint64_t next = 0;          // time of the next sample
int zero = 102;             // counts without load
int16_t pressure = RS_MISSING;
int16_t celsius = RS_MISSING;  // hundredths
bool imuAnswers = false;
uint64_t blinkUntil = 0;

uint64_t nowMicros(void *) {
  static uint32_t last = 0, wraps = 0;  // micros() wraps after 71 minutes, the device's time must not
  uint32_t now = micros();
  if (now < last) wraps++;
  last = now;
  return (uint64_t)wraps << 32 | now;
}

bool sendFrame(void *, const uint8_t *frame, size_t length) {
  static uint8_t packet[RS_PACKET_ROOM(RS_LONGEST_INFO)];
  size_t size = rs_write_packet(packet, sizeof packet, frame, length);
  return size > 0 && Serial.write(packet, size) == size;
}

void fillStatus(void *, rs_status *status) {
  status->temperature = celsius;
  if (!imuAnswers) status->flags |= RS_SENSOR_FAULT;
  if (pressure == RS_SATURATED) status->flags |= RS_PAD_SATURATED;
}

rs_result onStart(void *, uint16_t rate) {
  if (rate > FASTEST_HZ || (rate > 0 && rate < 10)) return RS_BAD_ARGUMENT;
  if (rate > 0) {
    info.sample_rate_hz = rate;
    interval = 1000000UL / rate;
  }
  return RS_DONE;
}

rs_result onTare(void *) {
  long sum = 0;
  for (int i = 0; i < 8; i++) sum += analogRead(A0);
  zero = sum / 8;
  return RS_DONE;
}

rs_result onIdentify(void *, uint8_t seconds) {
  blinkUntil = nowMicros(nullptr) + seconds * 1000000ULL;
  return RS_DONE;
}

void setRegister(uint8_t address, uint8_t value) {
  Wire.beginTransmission(MPU);
  Wire.write(address);
  Wire.write(value);
  Wire.endTransmission();
}

int16_t readWord() {
  uint16_t high = (uint8_t)Wire.read();
  uint16_t low = (uint8_t)Wire.read();
  return (int16_t)(high << 8 | low);
}

bool readImu(rs_sample &sample) {
  Wire.beginTransmission(MPU);
  Wire.write((uint8_t)0x3B);
  if (Wire.endTransmission(false) != 0 || Wire.requestFrom(MPU, 14, true) != 14) return false;
  for (int16_t &value : sample.specific_force) value = readWord();
  celsius = 3653 + readWord() * 5L / 17;
  for (int16_t &value : sample.angular_rate) value = readWord();
  return true;
}

void takeSample(uint64_t time) {
  rs_sample sample = {};
  int counts = analogRead(A0);
  pressure = counts >= FULL_SCALE ? RS_SATURATED : rs_steps((counts - zero) * STEPS_PER_COUNT);
  sample.pressure = &pressure;
  sample.channels = RS_PRESSURE;
  imuAnswers = readImu(sample);
  if (imuAnswers) sample.channels |= RS_ANGULAR_RATE | RS_SPECIFIC_FORCE;
  rs_device_sample(&device, time, &sample);
}

// An open pin picks up noise. Where the board has a random number generator, take that.
uint32_t drawBootId() {
  uint32_t id = 2166136261UL;
  for (int i = 0; i < 64; i++) id = (id ^ (uint32_t)analogRead(A1)) * 16777619UL;
  return id ^ micros();
}

void setup() {
  Serial.begin(115200);
  pinMode(LED_BUILTIN, OUTPUT);
  Wire.begin();
  Wire.setClock(400000);
  setRegister(0x6B, 0);     // wake up
  setRegister(0x1A, 3);     // low-pass at 44 Hz
  setRegister(0x1B, 0x18);  // ±2000 °/s
  setRegister(0x1C, 0x18);  // ±16 g

  info.instrument = RS_BALL;
  info.radius_tenth_mm = 320;
  info.pads = 1;
  info.sample_rate_hz = 1000000UL / interval;
  info.gyro_range_dps = 2000;
  info.accel_range_g = 16;
  info.boot_id = drawBootId();
  info.name = "My ball";
  info.serial = "BALL-0001";  // another on each device you make
  info.firmware = "1.0.0";

  board.info = &info;
  board.frame = samples;
  board.frame_size = sizeof samples;
  board.now_us = nowMicros;
  board.send = sendFrame;
  board.status = fillStatus;
  board.start = onStart;
  board.tare = onTare;
  board.identify = onIdentify;

  rs_receiver_init(&receiver, received, sizeof received);
  rs_device_init(&device, &board);
  rs_device_link(&device, RS_SERIAL_LIMIT);
}

void loop() {
  while (Serial.available() > 0) {
    size_t length = rs_receiver_put(&receiver, (uint8_t)Serial.read());
    if (length > 0) rs_device_receive(&device, received, length);
  }
  uint64_t now = nowMicros(nullptr);
  if (now >= next) {
    next = now < next + interval ? next + interval : now + interval;
    takeSample(now);
  }
  rs_device_poll(&device);
  digitalWrite(LED_BUILTIN, now < blinkUntil && now / 200000 % 2 == 0 ? HIGH : LOW);
}
