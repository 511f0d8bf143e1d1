/*
 * A device that speaks the Rollscope protocol; rollscope_device.h says what each function does.
 *
 * SPDX-License-Identifier: Apache-2.0
 * Licensed under the Apache License 2.0, like the whole of Rollscope.
 */
#include "rollscope_device.h"

#define STATUS_EVERY_US 1000000UL
#define INFO_EVERY_US 5000000UL
#define LONGEST_FRAME_US 100000UL /* ten frames a second, or alarms come late */

static uint64_t now(const rs_device *d) { return d->board->now_us(d->board->context); }

/* Sending. ----------------------------------------------------------------------------------- */

/* A frame that could not be sent has its number all the same: the host is to see the gap. */
static void drop(rs_device *d) {
  d->sequence++;
  d->frames_dropped++;
}

static void send(rs_device *d, const uint8_t *frame, size_t length) {
  if (d->limit == 0) {
    return;
  }
  if (length <= d->limit && d->board->send(d->board->context, frame, length)) {
    d->sequence++;
  } else {
    drop(d);
  }
}

static void send_info(rs_device *d) {
  uint8_t frame[RS_LONGEST_INFO];
  size_t length = rs_write_info(frame, sizeof frame, d->sequence, d->board->info);
  /* A small MTU leaves no room for it; then the host has the characteristic alone. */
  if (length <= d->limit) {
    send(d, frame, length);
  }
}

static void send_status(rs_device *d) {
  rs_status status = {RS_BATTERY_UNKNOWN, RS_MISSING, 0, 0};
  if (d->board->status != NULL) {
    d->board->status(d->board->context, &status);
  }
  status.flags = (uint8_t)(status.flags | (d->tared ? RS_TARED : 0));
  status.frames_dropped = d->frames_dropped;
  uint8_t frame[RS_STATUS_LENGTH];
  send(d, frame, rs_write_status(frame, sizeof frame, d->sequence, &status));
}

/* Samples. ----------------------------------------------------------------------------------- */

/* Time between the gathered samples, rounded down, so that no frame reaches into the next. */
static uint16_t interval_10us(const rs_device *d) {
  if (d->count > 1) {
    return (uint16_t)((d->last_us - d->first_us) / (d->count - 1U) / 10);
  }
  uint16_t rate = d->board->info->sample_rate_hz;
  return (uint16_t)(rate > 1 ? 100000UL / rate : 0UL);
}

static void flush(rs_device *d) {
  if (d->gathered > 0) {
    size_t length = d->gathered;
    d->gathered = 0;
    rs_end_samples(d->board->frame, d->sequence, interval_10us(d));
    send(d, d->board->frame, length);
  }
}

/*
 * A frame tells of one interval. A sample that is out of step with those before it, since one was
 * missed or the rate has changed, begins a frame of its own.
 */
static bool is_in_step(const rs_device *d, uint64_t time_us) {
  if (time_us <= d->last_us || time_us - d->first_us > LONGEST_FRAME_US) {
    return false;
  }
  uint64_t step = d->count > 1 ? (d->last_us - d->first_us) / (d->count - 1U) : d->gap_us;
  uint64_t place = d->first_us + step * d->count;
  uint64_t off = time_us > place ? time_us - place : place - time_us;
  return off <= step / 4;
}

static size_t samples_room(const rs_device *d) {
  return d->limit < d->board->frame_size ? d->limit : d->board->frame_size;
}

static bool add(rs_device *d, const rs_sample *sample) {
  size_t length =
      rs_add_sample(d->board->frame, samples_room(d), d->gathered, d->board->info->pads, sample);
  if (length == 0) {
    return false;
  }
  d->gathered = length;
  d->count++;
  return true;
}

static bool begin(rs_device *d, uint64_t time_us, const rs_sample *sample) {
  flush(d);
  d->count = 0;
  d->first_us = time_us;
  d->gathered = rs_begin_samples(d->board->frame, samples_room(d), sample->channels, time_us);
  if (d->gathered > 0 && add(d, sample)) {
    return true;
  }
  d->gathered = 0;
  return false;
}

/* Whether the frame has to go now, since there is no room or no time for a further sample. */
static bool is_due(const rs_device *d, uint8_t channels) {
  uint8_t most = rs_samples_per_frame(d->board->info->pads, channels, samples_room(d));
  return d->count >= most || d->last_us - d->first_us + 2 * d->gap_us > LONGEST_FRAME_US;
}

void rs_device_sample(rs_device *d, uint64_t time_us, const rs_sample *sample) {
  if (!d->streaming || d->limit == 0) {
    return;
  }
  bool goes_on = d->gathered > 0 && is_in_step(d, time_us) && add(d, sample);
  if (!goes_on && !begin(d, time_us, sample)) {
    drop(d);
    return;
  }
  d->gap_us = time_us > d->last_us ? time_us - d->last_us : 0;
  d->last_us = time_us;
  if (is_due(d, sample->channels)) {
    flush(d);
  }
}

/* Commands. ---------------------------------------------------------------------------------- */

static rs_result start(const rs_device *d, uint16_t rate_hz) {
  const rs_board *b = d->board;
  if (b->start != NULL) {
    return b->start(b->context, rate_hz);
  }
  return rate_hz == 0 || rate_hz == b->info->sample_rate_hz ? RS_DONE : RS_BAD_ARGUMENT;
}

static rs_result ask_board(const rs_device *d, const rs_command *c) {
  const rs_board *b = d->board;
  switch (c->code) {
    case RS_START:
      return start(d, c->rate_hz);
    case RS_STOP:
      return b->stop != NULL ? b->stop(b->context) : RS_DONE;
    case RS_TARE:
      return b->tare != NULL ? b->tare(b->context) : RS_UNKNOWN_COMMAND;
    case RS_IDENTIFY:
      return b->identify != NULL ? b->identify(b->context, c->seconds) : RS_UNKNOWN_COMMAND;
    case RS_HAPTIC:
      return b->haptic != NULL ? b->haptic(b->context, c->pattern, c->strength)
                               : RS_UNKNOWN_COMMAND;
    case RS_SET_HOST_TIME:
      return b->set_host_time != NULL ? b->set_host_time(b->context, c->host_us)
                                      : RS_UNKNOWN_COMMAND;
    default: /* INFO and STATUS are sent behind the ACK */
      return RS_DONE;
  }
}

static void acknowledge(rs_device *d, const rs_command *command, rs_result result) {
  uint8_t frame[RS_ACK_LENGTH];
  send(d, frame, rs_write_ack(frame, sizeof frame, d->sequence, command, result));
}

static void change_state(rs_device *d, uint8_t code) {
  if (code == RS_START) {
    d->streaming = true;
  } else if (code == RS_STOP) {
    flush(d);
    d->streaming = false;
  } else if (code == RS_TARE) {
    d->tared = true;
  }
}

void rs_device_receive(rs_device *d, const uint8_t *frame, size_t length) {
  rs_command command;
  if (!rs_read_command(frame, length, &command)) {
    return;
  }
  rs_result result = command.result == RS_DONE ? ask_board(d, &command) : command.result;
  if (result != RS_DONE) {
    acknowledge(d, &command, result);
    return;
  }
  change_state(d, command.code);
  acknowledge(d, &command, result);
  if (command.code == RS_GET_INFO || command.code == RS_START) {
    send_info(d);
  } else if (command.code == RS_GET_STATUS) {
    send_status(d);
  }
}

/* The link and the clock. -------------------------------------------------------------------- */

void rs_device_init(rs_device *d, const rs_board *board) {
  const rs_device fresh = {.board = board, .streaming = true};
  *d = fresh;
}

void rs_device_link(rs_device *d, size_t limit) {
  if (limit == d->limit) {
    return;
  }
  bool is_new = d->limit == 0;
  flush(d);
  d->limit = limit;
  if (is_new) {
    send_info(d);
    send_status(d);
    d->next_info_us = now(d) + INFO_EVERY_US;
    d->next_status_us = now(d) + STATUS_EVERY_US;
  }
}

/* Whether it is time; then sets the next one. After a pause nothing is made up for. */
static bool comes_due(uint64_t *due_us, uint64_t now_us, uint32_t every_us) {
  if (now_us < *due_us) {
    return false;
  }
  *due_us += every_us;
  if (*due_us <= now_us) {
    *due_us = now_us + every_us;
  }
  return true;
}

void rs_device_poll(rs_device *d) {
  if (d->limit == 0) {
    return;
  }
  uint64_t now_us = now(d);
  if (d->gathered > 0 && now_us >= d->first_us + LONGEST_FRAME_US) {
    flush(d);
  }
  if (comes_due(&d->next_status_us, now_us, STATUS_EVERY_US)) {
    send_status(d);
  }
  if (comes_due(&d->next_info_us, now_us, INFO_EVERY_US) && d->streaming) {
    send_info(d);
  }
}

size_t rs_device_info(rs_device *d, uint8_t *to, size_t room) {
  size_t length = rs_write_info(to, room, d->sequence, d->board->info);
  d->sequence += length > 0 ? 1 : 0;
  return length;
}
