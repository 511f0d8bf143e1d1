/*
 * A ball on a serial line, made of docs/firmware, that lies still; its time passes by being told to.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lines.h"
#include "rollscope_device.h"

static rs_info info = {.instrument = RS_BALL,
                       .radius_tenth_mm = 320,
                       .pads = 1,
                       .sample_rate_hz = 200,
                       .gyro_range_dps = 2000,
                       .accel_range_g = 8,
                       .name = "My ball",
                       .serial = "BALL-0001",
                       .firmware = "1.0.0"};
static rs_board board;
static rs_device device;
static rs_receiver receiver;
static uint8_t received[RS_COBS_ROOM(RS_LONGEST_COMMAND + 2)];
static uint8_t frame[RS_SERIAL_LIMIT];
static uint64_t clock_us = 0;

static uint64_t now_us(void *context) {
  (void)context;
  return clock_us;
}

static bool send_frame(void *context, const uint8_t *bare, size_t length) {
  static uint8_t packet[RS_PACKET_ROOM(RS_SERIAL_LIMIT)];
  (void)context;
  print_bytes(packet, rs_write_packet(packet, sizeof packet, bare, length));
  putchar(' ');
  return true;
}

static rs_result start(void *context, uint16_t rate_hz) {
  (void)context;
  if (rate_hz > 1000 || (rate_hz > 0 && rate_hz < 10)) return RS_BAD_ARGUMENT;
  if (rate_hz > 0) info.sample_rate_hz = rate_hz;
  return RS_DONE;
}

static rs_result tare(void *context) {
  (void)context;
  return RS_DONE;
}

/* boot ID: switches it on */
static void boot(void) {
  info.boot_id = (uint32_t)number();
  board.info = &info;
  board.frame = frame;
  board.frame_size = sizeof frame;
  board.now_us = now_us;
  board.send = send_frame;
  board.start = start;
  board.tare = tare;
  rs_receiver_init(&receiver, received, sizeof received);
  rs_device_init(&device, &board);
  rs_device_link(&device, RS_SERIAL_LIMIT);
}

/* go: until the next sample is taken */
static void go(void) {
  static const int16_t noise[] = {0, 3, -2, 1, 2, -3, -1};
  static size_t next = 0;
  int16_t pressure = 0;
  int16_t wobble = noise[next++ % 7];
  rs_sample sample = {RS_PRESSURE | RS_ANGULAR_RATE | RS_SPECIFIC_FORCE, &pressure, {0}, {0}, 0, NULL};
  sample.angular_rate[0] = wobble;
  sample.specific_force[2] = (int16_t)(4096 + wobble);
  clock_us += 1000000U / info.sample_rate_hz;
  rs_device_sample(&device, clock_us, &sample);
  rs_device_poll(&device);
}

/* receive BYTES: what came on its line */
static void receive(void) {
  static uint8_t input[LONGEST_HEX];
  size_t length = bytes(input);
  for (size_t i = 0; i < length; i++) {
    size_t whole = rs_receiver_put(&receiver, input[i]);
    if (whole > 0) rs_device_receive(&device, received, whole);
  }
}

/* The answer is what is sent meanwhile, packet by packet, and the time. */
static void answer(const char *question) {
  if (has_word(question, "boot")) {
    boot();
  } else if (has_word(question, "go")) {
    go();
  } else if (has_word(question, "receive")) {
    receive();
  }
  printf("%" PRIu64, clock_us);
}

int main(void) { return converse(answer); }
