/*
 * The Rollscope device protocol, version 1; rollscope.h says what each function does.
 *
 * SPDX-License-Identifier: Apache-2.0
 * Licensed under the Apache License 2.0, like the whole of Rollscope.
 */
#include "rollscope.h"

#define KNOWN_CHANNELS \
  (RS_PRESSURE | RS_ANGULAR_RATE | RS_SPECIFIC_FORCE | RS_TEMPERATURE | RS_FORCE)
#define MOST_SAMPLES 255
#define INTERVAL_AT 13
#define COUNT_AT 15
#define CHANNELS_AT 16
#define CRC_LENGTH 2
#define LONGEST_RUN 254 /* of COBS: bytes without a zero behind one code byte */

/* Numbers, low byte first. ------------------------------------------------------------------- */

/* Where the next byte goes. `end` counts on beyond the room, so one look at it tells all. */
typedef struct {
  uint8_t *to;
  size_t room;
  size_t end;
} writer;

static void put8(writer *w, uint8_t value) {
  if (w->end < w->room) {
    w->to[w->end] = value;
  }
  w->end++;
}

static void put16(writer *w, uint16_t value) {
  put8(w, (uint8_t)(value & 0xFF));
  put8(w, (uint8_t)(value >> 8));
}

static void put32(writer *w, uint32_t value) {
  put16(w, (uint16_t)(value & 0xFFFF));
  put16(w, (uint16_t)(value >> 16));
}

static void put64(writer *w, uint64_t value) {
  put32(w, (uint32_t)(value & 0xFFFFFFFF));
  put32(w, (uint32_t)(value >> 32));
}

static size_t written(const writer *w) { return w->end <= w->room ? w->end : 0; }

static uint16_t get16(const uint8_t *from) {
  return (uint16_t)(from[0] | (uint16_t)((uint16_t)from[1] << 8));
}

static uint32_t get32(const uint8_t *from) { return get16(from) | (uint32_t)get16(from + 2) << 16; }

static uint64_t get64(const uint8_t *from) { return get32(from) | (uint64_t)get32(from + 4) << 32; }

static writer begin_frame(uint8_t *to, size_t room, uint8_t type, uint32_t sequence) {
  writer w = {to, room, 0};
  put8(&w, (uint8_t)(RS_VERSION << 4 | type));
  put32(&w, sequence);
  return w;
}

/* SAMPLES. ----------------------------------------------------------------------------------- */

int16_t rs_steps(int32_t steps) {
  if (steps >= RS_SATURATED) {
    return RS_SATURATED;
  }
  return steps <= RS_MISSING ? RS_MISSING + 1 : (int16_t)steps;
}

int16_t rs_of_range(int64_t value, int32_t range) {
  if (value >= range) {
    return INT16_MAX;
  }
  if (value <= -(int64_t)range) {
    return INT16_MIN;
  }
  int64_t half = value < 0 ? -(int64_t)range / 2 : range / 2;
  int64_t steps = (value * 32768 + half) / range;
  return steps > INT16_MAX ? INT16_MAX : (int16_t)steps;
}

size_t rs_sample_size(uint8_t pads, uint8_t channels) {
  size_t values = 0;
  values += channels & RS_PRESSURE ? pads : 0U;
  values += channels & RS_ANGULAR_RATE ? 3U : 0U;
  values += channels & RS_SPECIFIC_FORCE ? 3U : 0U;
  values += channels & RS_TEMPERATURE ? 1U : 0U;
  values += channels & RS_FORCE ? pads : 0U;
  return 2 * values;
}

size_t rs_notification_limit(uint16_t mtu) { return mtu > 3 ? (size_t)(mtu - 3) : 0; }

uint8_t rs_samples_per_frame(uint8_t pads, uint8_t channels, size_t limit) {
  size_t size = rs_sample_size(pads, channels);
  if (size == 0 || limit < RS_SAMPLES_HEADER + size) {
    return 0;
  }
  size_t samples = (limit - RS_SAMPLES_HEADER) / size;
  return (uint8_t)(samples < MOST_SAMPLES ? samples : MOST_SAMPLES);
}

size_t rs_begin_samples(uint8_t *frame, size_t room, uint8_t channels, uint64_t first_us) {
  writer w = begin_frame(frame, room, RS_SAMPLES, 0);
  put64(&w, first_us);
  put16(&w, 0);
  put8(&w, 0);
  put8(&w, channels);
  return (channels & ~KNOWN_CHANNELS) == 0 ? written(&w) : 0;
}

static void put_values(writer *w, const int16_t *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    put16(w, (uint16_t)values[i]);
  }
}

static void put_sample(writer *w, uint8_t pads, const rs_sample *sample) {
  if (sample->channels & RS_PRESSURE) {
    put_values(w, sample->pressure, pads);
  }
  if (sample->channels & RS_ANGULAR_RATE) {
    put_values(w, sample->angular_rate, 3);
  }
  if (sample->channels & RS_SPECIFIC_FORCE) {
    put_values(w, sample->specific_force, 3);
  }
  if (sample->channels & RS_TEMPERATURE) {
    put16(w, (uint16_t)sample->temperature);
  }
  if (sample->channels & RS_FORCE) {
    put_values(w, sample->force, pads);
  }
}

size_t rs_add_sample(uint8_t *frame, size_t room, size_t length, uint8_t pads,
                     const rs_sample *sample) {
  size_t size = rs_sample_size(pads, sample->channels);
  bool fits = length <= room && size > 0 && size <= room - length;
  if (!fits || sample->channels != frame[CHANNELS_AT] || frame[COUNT_AT] == MOST_SAMPLES) {
    return 0;
  }
  writer w = {frame, room, length};
  put_sample(&w, pads, sample);
  frame[COUNT_AT]++;
  return written(&w);
}

void rs_end_samples(uint8_t *frame, uint32_t sequence, uint16_t interval_10us) {
  begin_frame(frame, RS_HEADER, RS_SAMPLES, sequence);
  writer interval = {frame, COUNT_AT, INTERVAL_AT};
  put16(&interval, interval_10us);
}

/* INFO, STATUS, ACK, COMMAND. ---------------------------------------------------------------- */

/* Bytes of a text that go out: all, or as many whole UTF-8 characters as there is room for. */
static uint8_t sent_length(const char *text) {
  uint8_t length = 0;
  while (text != NULL && length <= RS_LONGEST_STRING && text[length] != '\0') {
    length++;
  }
  if (length > RS_LONGEST_STRING) {
    length = RS_LONGEST_STRING;
    while (length > 0 && ((uint8_t)text[length] & 0xC0) == 0x80) {
      length--;
    }
  }
  return length;
}

static void put_string(writer *w, const char *text) {
  uint8_t length = sent_length(text);
  put8(w, length);
  for (uint8_t i = 0; i < length; i++) {
    put8(w, (uint8_t)text[i]);
  }
}

size_t rs_write_info(uint8_t *to, size_t room, uint32_t sequence, const rs_info *info) {
  writer w = begin_frame(to, room, RS_INFO, sequence);
  put8(&w, RS_VERSION);
  put8(&w, info->instrument);
  put16(&w, info->radius_tenth_mm);
  put8(&w, info->pads);
  put16(&w, info->sample_rate_hz);
  put16(&w, info->gyro_range_dps);
  put8(&w, info->accel_range_g);
  put32(&w, info->boot_id);
  for (size_t i = 0; i < 3; i++) {
    put8(&w, (uint8_t)info->axis[i]);
  }
  put16(&w, info->contact_area_mm2);
  put_string(&w, info->name);
  put_string(&w, info->serial);
  put_string(&w, info->firmware);
  return written(&w);
}

size_t rs_write_status(uint8_t *to, size_t room, uint32_t sequence, const rs_status *status) {
  writer w = begin_frame(to, room, RS_STATUS, sequence);
  put8(&w, status->battery_percent);
  put16(&w, (uint16_t)status->temperature);
  put8(&w, status->flags);
  put32(&w, status->frames_dropped);
  return written(&w);
}

size_t rs_write_ack(uint8_t *to, size_t room, uint32_t sequence, const rs_command *command,
                    rs_result result) {
  writer w = begin_frame(to, room, RS_ACK, sequence);
  put32(&w, command->sequence);
  put8(&w, command->code);
  put8(&w, (uint8_t)result);
  return written(&w);
}

/* Takes the arguments of a command out of so many bytes. */
static rs_result read_arguments(const uint8_t *from, size_t length, rs_command *command) {
  static const uint8_t needed[] = {
      [RS_START] = 2, [RS_IDENTIFY] = 1, [RS_HAPTIC] = 2, [RS_SET_HOST_TIME] = 8};
  if (command->code == 0 || command->code >= sizeof needed) {
    return RS_UNKNOWN_COMMAND;
  }
  if (length < needed[command->code]) {
    return RS_BAD_ARGUMENT;
  }
  switch (command->code) {
    case RS_START:
      command->rate_hz = get16(from);
      break;
    case RS_IDENTIFY:
      command->seconds = from[0];
      break;
    case RS_HAPTIC:
      command->pattern = from[0];
      command->strength = from[1];
      break;
    case RS_SET_HOST_TIME:
      command->host_us = get64(from);
      break;
    default:
      break;
  }
  return RS_DONE;
}

bool rs_read_command(const uint8_t *frame, size_t length, rs_command *command) {
  if (length <= RS_HEADER || frame[0] != (RS_VERSION << 4 | RS_COMMAND)) {
    return false;
  }
  command->sequence = get32(frame + 1);
  command->code = frame[RS_HEADER];
  command->result = read_arguments(frame + RS_HEADER + 1, length - RS_HEADER - 1, command);
  return true;
}

/* The serial line. --------------------------------------------------------------------------- */

uint16_t rs_crc16(const uint8_t *bytes, size_t length) {
  uint16_t crc = 0xFFFF;
  for (size_t i = 0; i < length; i++) {
    crc = (uint16_t)(crc ^ (uint16_t)((uint16_t)bytes[i] << 8));
    for (uint8_t bit = 0; bit < 8; bit++) {
      uint16_t shifted = (uint16_t)((crc & 0x7FFF) << 1);
      crc = crc & 0x8000 ? (uint16_t)(shifted ^ 0x1021) : shifted;
    }
  }
  return crc;
}

/* A COBS block is a code byte, then the bytes up to a zero or a full run; the code counts both. */
typedef struct {
  writer out;
  size_t code_at;
} cobs;

static cobs cobs_begin(uint8_t *to, size_t room, size_t at) {
  cobs c = {{to, room, at + 1}, at};
  return c;
}

static void cobs_close_block(cobs *c) {
  writer code = {c->out.to, c->out.room, c->code_at};
  put8(&code, (uint8_t)(c->out.end - c->code_at));
}

static void cobs_next_block(cobs *c) {
  cobs_close_block(c);
  c->code_at = c->out.end++;
}

static void cobs_put(cobs *c, uint8_t byte) {
  /* A full run ends its block only when something follows: the last block stands for no zero. */
  if (c->out.end - c->code_at > LONGEST_RUN) {
    cobs_next_block(c);
  }
  if (byte == 0) {
    cobs_next_block(c);
  } else {
    put8(&c->out, byte);
  }
}

size_t rs_cobs_encode(uint8_t *to, size_t room, const uint8_t *from, size_t length) {
  cobs c = cobs_begin(to, room, 0);
  for (size_t i = 0; i < length; i++) {
    cobs_put(&c, from[i]);
  }
  cobs_close_block(&c);
  return written(&c.out);
}

bool rs_cobs_decode(uint8_t *bytes, size_t *length) {
  size_t in = 0;
  size_t out = 0;
  while (in < *length) {
    uint8_t code = bytes[in++];
    if (code == 0 || (size_t)(code - 1) > *length - in) {
      return false;
    }
    for (uint8_t run = 1; run < code; run++) {
      bytes[out++] = bytes[in++];
    }
    if (code <= LONGEST_RUN && in < *length) {
      bytes[out++] = 0;
    }
  }
  *length = out;
  return true;
}

size_t rs_write_packet(uint8_t *to, size_t room, const uint8_t *frame, size_t length) {
  if (length < RS_HEADER || length > RS_SERIAL_LIMIT || room == 0) {
    return 0;
  }
  uint16_t crc = rs_crc16(frame, length);
  to[0] = 0;
  cobs c = cobs_begin(to, room, 1);
  for (size_t i = 0; i < length; i++) {
    cobs_put(&c, frame[i]);
  }
  cobs_put(&c, (uint8_t)(crc & 0xFF));
  cobs_put(&c, (uint8_t)(crc >> 8));
  cobs_close_block(&c);
  put8(&c.out, 0);
  return written(&c.out);
}

void rs_receiver_init(rs_receiver *receiver, uint8_t *bytes, size_t room) {
  receiver->bytes = bytes;
  receiver->room = room;
  receiver->length = 0;
  receiver->rejected = 0;
}

/* The length of the frame in a packet, decoded in place; 0 where it is none. */
static size_t unpack(uint8_t *bytes, size_t length) {
  if (!rs_cobs_decode(bytes, &length) || length < RS_HEADER + CRC_LENGTH) {
    return 0;
  }
  size_t frame = length - CRC_LENGTH;
  bool good = frame <= RS_SERIAL_LIMIT && rs_crc16(bytes, frame) == get16(bytes + frame);
  return good ? frame : 0;
}

size_t rs_receiver_put(rs_receiver *receiver, uint8_t byte) {
  if (byte != 0) {
    if (receiver->length < receiver->room) {
      receiver->bytes[receiver->length] = byte;
    }
    receiver->length += receiver->length <= receiver->room ? 1 : 0;
    return 0;
  }
  size_t length = receiver->length;
  receiver->length = 0;
  size_t frame = length <= receiver->room ? unpack(receiver->bytes, length) : 0;
  receiver->rejected += length > 0 && frame == 0 ? 1 : 0;
  return frame;
}
