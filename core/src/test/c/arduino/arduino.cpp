/*
 * Runs a sketch for so many seconds of its own time, in which every call takes as long as on an
 * Uno: a ball pressed by 100 counts that turns by 100 degrees a second. What it sends goes to the
 * output; at half time it finds the input on its serial port. The IMU is unplugged from 2.5 s
 * to 3.5 s.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "Arduino.h"

#include <stdio.h>
#include <stdlib.h>

#include "Wire.h"

namespace {
const uint64_t BOOT = 0xFFFFFFFF - 2500000;  // micros() wraps within the run
const uint64_t SECOND = 1000000;
const uint64_t SEND_BUFFER = 63;

uint64_t clock_us = 0;
uint64_t half_time = 0;
uint64_t sent_until = 0;  // when the last byte will have left
bool led = false;
unsigned blinks = 0;
uint8_t registers[128];

bool plugged() { return clock_us < 5 * SECOND / 2 || clock_us >= 7 * SECOND / 2; }

void set_word(size_t at, int value) {
  registers[at] = (uint8_t)(value >> 8);
  registers[at + 1] = (uint8_t)value;
}
}  // namespace

HardwareSerial Serial;
TwoWire Wire;

uint32_t micros() {
  clock_us += 4;
  return (uint32_t)(BOOT + clock_us);
}

int analogRead(uint8_t pin) {
  clock_us += 112;
  return pin == A0 ? 202 : (int)(clock_us % 7);
}

void pinMode(uint8_t, uint8_t) {}

void digitalWrite(uint8_t, uint8_t value) {
  bool on = value == HIGH;
  blinks += on && !led ? 1 : 0;
  led = on;
}

void HardwareSerial::begin(unsigned long baud) {
  if (baud != 115200) abort();
}

int HardwareSerial::available() {
  clock_us += 4;
  if (clock_us < half_time) return 0;
  int next = getchar();
  ungetc(next, stdin);
  return next == EOF ? 0 : 1;
}

int HardwareSerial::read() { return getchar(); }

/* Takes as long as the line needs for what the buffer does not hold. */
size_t HardwareSerial::write(const uint8_t *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    sent_until = (sent_until > clock_us ? sent_until : clock_us) + 87;
    uint64_t free_at = sent_until - SEND_BUFFER * 87;
    clock_us = sent_until > SEND_BUFFER * 87 && free_at > clock_us ? free_at : clock_us;
  }
  return fwrite(bytes, 1, length, stdout);
}

void TwoWire::begin() {}

void TwoWire::setClock(uint32_t) {}

void TwoWire::beginTransmission(int address) {
  if (address != 0x68) abort();
  count = 0;
}

size_t TwoWire::write(uint8_t value) {
  if (count < sizeof written) written[count] = value;
  return count++ < sizeof written ? 1 : 0;
}

uint8_t TwoWire::endTransmission(bool) {
  clock_us += 50;
  if (!plugged()) return 2;
  next = written[0];
  if (count > 1) registers[next] = written[1];
  return 0;
}

/* The registers of the datasheet: specific force, temperature, angular rate from 0x3B on. */
uint8_t TwoWire::requestFrom(int, int length, int) {
  clock_us += 400;
  int g = 32768 / (2 << (registers[0x1C] >> 3));
  int rate = 100 * 32768 / (250 << (registers[0x1B] >> 3));
  set_word(0x3B + 4, g);
  set_word(0x3B + 6, -3927);
  set_word(0x3B + 8, -rate);
  set_word(0x3B + 12, rate);
  return (uint8_t)length;
}

int TwoWire::read() { return registers[next++ % sizeof registers]; }

int main(int, char **arguments) {
  uint64_t end = (uint64_t)atol(arguments[1]) * SECOND;
  half_time = end / 2;
  setup();
  while (clock_us < end) loop();
  fprintf(stderr, "%u blinks\n", blinks);
  return 0;
}
