/*
 * Puts the codec of docs/firmware to the test: encodes what it is told to, decodes what it is
 * given.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "lines.h"
#include "rollscope.h"

#define MOST_VALUES 2048
#define ROOM 4096

/* What is to be written. ---------------------------------------------------------------------- */

static uint32_t sequence;
static uint8_t input[LONGEST_HEX];
static size_t input_length;

static uint64_t first_us;
static uint16_t interval_10us;
static uint8_t channels;
static uint8_t pads;
static size_t count;
static int16_t values[MOST_VALUES];

static rs_info info;
static rs_status status;
static rs_command command;
static rs_result result;

static const int16_t *take(int16_t *to, const int16_t *from, size_t many) {
  memcpy(to, from, many * sizeof *to);
  return from + many;
}

/* The next sample out of the values, which lie in the order of the channels. */
static const int16_t *next_sample(const int16_t *from, rs_sample *sample) {
  const int16_t *next = from;
  sample->channels = channels;
  if (channels & RS_PRESSURE) {
    sample->pressure = next;
    next += pads;
  }
  if (channels & RS_ANGULAR_RATE) {
    next = take(sample->angular_rate, next, 3);
  }
  if (channels & RS_SPECIFIC_FORCE) {
    next = take(sample->specific_force, next, 3);
  }
  if (channels & RS_TEMPERATURE) {
    next = take(&sample->temperature, next, 1);
  }
  if (channels & RS_FORCE) {
    sample->force = next;
    next += pads;
  }
  return next;
}

static size_t write_samples(uint8_t *to, size_t room) {
  size_t length = rs_begin_samples(to, room, channels, first_us);
  const int16_t *from = values;
  for (size_t i = 0; i < count && length > 0; i++) {
    rs_sample sample;
    memset(&sample, 0, sizeof sample);
    from = next_sample(from, &sample);
    length = rs_add_sample(to, room, length, pads, &sample);
  }
  if (length > 0) {
    rs_end_samples(to, sequence, interval_10us);
  }
  return length;
}

static size_t write_info(uint8_t *to, size_t room) {
  return rs_write_info(to, room, sequence, &info);
}

static size_t write_status(uint8_t *to, size_t room) {
  return rs_write_status(to, room, sequence, &status);
}

static size_t write_ack(uint8_t *to, size_t room) {
  return rs_write_ack(to, room, sequence, &command, result);
}

static size_t write_packet(uint8_t *to, size_t room) {
  return rs_write_packet(to, room, input, input_length);
}

static size_t write_cobs(uint8_t *to, size_t room) {
  return rs_cobs_encode(to, room, input, input_length);
}

/* Writing. ------------------------------------------------------------------------------------ */

typedef size_t (*write_function)(uint8_t *to, size_t room);

/* The sanitizer guards the ends of what malloc gives: nothing may be written beyond the room. */
static bool is_refused(write_function write, size_t room) {
  uint8_t *small = malloc(room);
  size_t length = write(small, room);
  free(small);
  return length == 0;
}

static bool fits_exactly(write_function write, const uint8_t *expected, size_t length) {
  uint8_t *exact = malloc(length);
  bool same = write(exact, length) == length && memcmp(exact, expected, length) == 0;
  free(exact);
  return same;
}

/* Writes in ample room, then sees that just enough is enough and less is not. */
static size_t write_checked(write_function write, uint8_t *to) {
  static size_t turn = 0;
  size_t length = write(to, ROOM);
  if (length > 0) {
    turn += 7919;
    bool good = fits_exactly(write, to, length) && is_refused(write, length - 1) &&
                is_refused(write, 0) && is_refused(write, turn % length);
    if (!good) {
      printf("does not keep to its room: ");
    }
  }
  return length;
}

/* Answers with the serial packet of a frame. */
static void answer_packet(write_function write_frame) {
  static uint8_t packet[ROOM];
  input_length = write_checked(write_frame, input);
  print_bytes(packet, write_checked(write_packet, packet));
}

static void samples(void) {
  sequence = (uint32_t)number();
  first_us = number();
  interval_10us = (uint16_t)number();
  channels = (uint8_t)number();
  pads = (uint8_t)number();
  count = (size_t)number();
  size_t all = count * rs_sample_size(pads, channels) / 2;
  for (size_t i = 0; i < all && i < MOST_VALUES; i++) {
    values[i] = (int16_t)signed_number();
  }
  answer_packet(write_samples);
}

static const char *text(char *to) {
  size_t length = bytes((uint8_t *)to);
  to[length] = '\0';
  return to;
}

static void tell_info(void) {
  static char name[LONGEST_HEX + 1];
  static char serial[LONGEST_HEX + 1];
  static char firmware[LONGEST_HEX + 1];
  sequence = (uint32_t)number();
  info.instrument = (uint8_t)number();
  info.radius_tenth_mm = (uint16_t)number();
  info.pads = (uint8_t)number();
  info.sample_rate_hz = (uint16_t)number();
  info.gyro_range_dps = (uint16_t)number();
  info.accel_range_g = (uint8_t)number();
  info.boot_id = (uint32_t)number();
  for (int i = 0; i < 3; i++) {
    info.axis[i] = (int8_t)signed_number();
  }
  info.contact_area_mm2 = (uint16_t)number();
  info.name = text(name);
  info.serial = text(serial);
  info.firmware = text(firmware);
  answer_packet(write_info);
}

static void tell_status(void) {
  sequence = (uint32_t)number();
  status.battery_percent = (uint8_t)number();
  status.temperature = (int16_t)signed_number();
  status.flags = (uint8_t)number();
  status.frames_dropped = (uint32_t)number();
  answer_packet(write_status);
}

static void acknowledge(void) {
  sequence = (uint32_t)number();
  command.sequence = (uint32_t)number();
  command.code = (uint8_t)number();
  result = (rs_result)number();
  answer_packet(write_ack);
}

static void encode(void) {
  static uint8_t encoded[ROOM];
  input_length = bytes(input);
  print_bytes(encoded, write_checked(write_cobs, encoded));
}

/* Reading. ------------------------------------------------------------------------------------ */

static void decode(void) {
  size_t length = bytes(input);
  uint8_t *exact = malloc(length);
  memcpy(exact, input, length);
  if (rs_cobs_decode(exact, &length)) {
    print_bytes(exact, length);
  } else {
    printf("no");
  }
  free(exact);
}

static rs_receiver receiver;

static void listen(void) {
  free(receiver.bytes);
  size_t room = (size_t)number();
  rs_receiver_init(&receiver, malloc(room), room);
}

static void print_command(const rs_command *c) {
  printf("%" PRIu32 ":%u:%u", c->sequence, c->code, (unsigned)c->result);
  if (c->result != RS_DONE) {
    return;
  }
  switch (c->code) {
    case RS_START:
      printf(":%u", c->rate_hz);
      break;
    case RS_IDENTIFY:
      printf(":%u", c->seconds);
      break;
    case RS_HAPTIC:
      printf(":%u:%u", c->pattern, c->strength);
      break;
    case RS_SET_HOST_TIME:
      printf(":%" PRIu64, c->host_us);
      break;
    default:
      break;
  }
}

/* Tells the commands that a piece of a serial stream completes, and what was rejected so far. */
static void receive(void) {
  size_t length = bytes(input);
  for (size_t i = 0; i < length; i++) {
    size_t frame = rs_receiver_put(&receiver, input[i]);
    rs_command read;
    if (frame > 0 && rs_read_command(receiver.bytes, frame, &read)) {
      print_command(&read);
      putchar(' ');
    }
  }
  printf("%" PRIu32, receiver.rejected);
}

static void fit(void) {
  uint8_t many = (uint8_t)number();
  uint8_t mask = (uint8_t)number();
  printf("%u", rs_samples_per_frame(many, mask, (size_t)number()));
}

static void answer(const char *question) {
  if (has_word(question, "samples")) {
    samples();
  } else if (has_word(question, "info")) {
    tell_info();
  } else if (has_word(question, "status")) {
    tell_status();
  } else if (has_word(question, "ack")) {
    acknowledge();
  } else if (has_word(question, "encode")) {
    encode();
  } else if (has_word(question, "decode")) {
    decode();
  } else if (has_word(question, "crc")) {
    input_length = bytes(input);
    printf("%u", rs_crc16(input, input_length));
  } else if (has_word(question, "listen")) {
    listen();
  } else if (has_word(question, "receive")) {
    receive();
  } else if (has_word(question, "fit")) {
    fit();
  } else if (has_word(question, "limit")) {
    printf("%zu", rs_notification_limit((uint16_t)number()));
  } else if (has_word(question, "steps")) {
    printf("%d", rs_steps((int32_t)signed_number()));
  } else if (has_word(question, "range")) {
    int64_t value = signed_number();
    printf("%d", rs_of_range(value, (int32_t)signed_number()));
  } else {
    printf("not understood");
  }
}

int main(void) { return converse(answer); }
