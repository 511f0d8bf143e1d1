/*
 * A board in the hands of a test: its clock, its link and its sensors do what they are told, and it
 * answers with all that docs/firmware makes of it.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lines.h"
#include "rollscope_device.h"

#define MOST_PADS 255

static rs_device device;
static rs_board board;
static rs_info info;
static uint64_t clock_us;
static uint64_t refusals;
static rs_result verdict;
static uint8_t input[LONGEST_HEX];

/* The hooks. ---------------------------------------------------------------------------------- */

static uint64_t now_us(void *context) {
  (void)context;
  return clock_us;
}

static bool send_frame(void *context, const uint8_t *frame, size_t length) {
  (void)context;
  bool refused = refusals > 0;
  refusals -= refused ? 1 : 0;
  printf(refused ? "refused:" : "sent:");
  print_bytes(frame, length);
  putchar(' ');
  return !refused;
}

static void fill_status(void *context, rs_status *status) {
  (void)context;
  status->battery_percent = 87;
  status->temperature = -1850;
  status->flags = RS_CHARGING;
}

/* Each hook tells that it was called, and gives the board as its context back. */
static rs_result called(const void *context, const char *name, uint64_t a, uint64_t b) {
  printf("%s%s:%" PRIu64 ":%" PRIu64 " ", context == &board ? "" : "lost-", name, a, b);
  return verdict;
}

static rs_result start(void *context, uint16_t rate_hz) {
  info.sample_rate_hz = rate_hz > 0 ? rate_hz : info.sample_rate_hz;
  return called(context, "start", rate_hz, 0);
}

static rs_result stop(void *context) { return called(context, "stop", 0, 0); }

static rs_result tare(void *context) { return called(context, "tare", 0, 0); }

static rs_result identify(void *context, uint8_t seconds) {
  return called(context, "identify", seconds, 0);
}

static rs_result haptic(void *context, uint8_t pattern, uint8_t strength) {
  return called(context, "haptic", pattern, strength);
}

static rs_result set_host_time(void *context, uint64_t us_since_1970) {
  return called(context, "time", us_since_1970, 0);
}

/* The script. --------------------------------------------------------------------------------- */

/* boot frame_size pads rate: a board with all its hooks; `bare`: with none but the needed ones */
static void boot(bool bare) {
  free(board.frame);
  memset(&board, 0, sizeof board);
  board.frame_size = (size_t)number();
  board.frame = malloc(board.frame_size);
  board.context = &board;
  board.info = &info;
  board.now_us = now_us;
  board.send = send_frame;
  if (!bare) {
    board.status = fill_status;
    board.start = start;
    board.stop = stop;
    board.tare = tare;
    board.identify = identify;
    board.haptic = haptic;
    board.set_host_time = set_host_time;
  }
  const rs_info ball = {.instrument = RS_BALL,
                        .radius_tenth_mm = 320,
                        .gyro_range_dps = 2000,
                        .accel_range_g = 16,
                        .boot_id = 0x0BADCAFE,
                        .name = "Ball",
                        .serial = "B",
                        .firmware = "1.0"};
  info = ball;
  info.pads = (uint8_t)number();
  info.sample_rate_hz = (uint16_t)number();
  clock_us = 0;
  refusals = 0;
  verdict = RS_DONE;
  rs_device_init(&device, &board);
}

/* sample time channels seed: every value follows from the seed and its place */
static void sample(void) {
  static int16_t pressure[MOST_PADS];
  static int16_t force[MOST_PADS];
  uint64_t time_us = number();
  rs_sample s = {(uint8_t)number(), pressure, {0}, {0}, 0, force};
  int16_t value = (int16_t)signed_number();
  for (size_t pad = 0; pad < info.pads; pad++) {
    pressure[pad] = value++;
  }
  for (size_t axis = 0; axis < 3; axis++) {
    s.angular_rate[axis] = value++;
  }
  for (size_t axis = 0; axis < 3; axis++) {
    s.specific_force[axis] = value++;
  }
  s.temperature = value++;
  for (size_t pad = 0; pad < info.pads; pad++) {
    force[pad] = value++;
  }
  rs_device_sample(&device, time_us, &s);
}

static void receive(void) {
  size_t length = bytes(input);
  uint8_t *exact = malloc(length);
  memcpy(exact, input, length);
  rs_device_receive(&device, exact, length);
  free(exact);
}

static void answer(const char *question) {
  if (has_word(question, "boot")) {
    boot(false);
  } else if (has_word(question, "bare")) {
    boot(true);
  } else if (has_word(question, "link")) {
    rs_device_link(&device, (size_t)number());
  } else if (has_word(question, "clock")) {
    clock_us = number();
  } else if (has_word(question, "poll")) {
    clock_us = number();
    rs_device_poll(&device);
  } else if (has_word(question, "sample")) {
    sample();
  } else if (has_word(question, "receive")) {
    receive();
  } else if (has_word(question, "refuse")) {
    refusals = number();
  } else if (has_word(question, "verdict")) {
    verdict = (rs_result)number();
  } else if (has_word(question, "info")) {
    print_bytes(input, rs_device_info(&device, input, (size_t)number()));
  } else {
    printf("not understood");
  }
}

int main(void) { return converse(answer); }
