/*
 * A device that speaks the Rollscope protocol: what to send and when, and the answers to commands.
 *
 * It hands bare frames to the board and takes bare frames from it, so one device serves a serial
 * line (rs_write_packet and rs_receiver stand between) and BLE (a frame is a notification). It
 * needs one place that calls it: not two threads, no interrupts.
 *
 * SPDX-License-Identifier: Apache-2.0
 * Licensed under the Apache License 2.0, like the whole of Rollscope.
 */
#ifndef ROLLSCOPE_DEVICE_H
#define ROLLSCOPE_DEVICE_H

#include "rollscope.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What the board offers. `context` is the board's own and comes back in every call. The hooks
 * below `status` may be NULL: then start and stop do no more than rs_device does by itself, and
 * the other commands are answered as unknown.
 */
typedef struct {
  void *context;
  const rs_info *info; /* read whenever an INFO goes out: a start may change the rate in it */
  uint8_t *frame;      /* where samples are gathered: its size bounds their frames */
  size_t frame_size;

  /* The sampling clock, µs since boot. It never goes back and never wraps. */
  uint64_t (*now_us)(void *context);
  /* Sends a whole frame or none of it; false: the link did not take it. */
  bool (*send)(void *context, const uint8_t *frame, size_t length);
  /* Fills in what the board knows; the rest stands as unknown. May be NULL. */
  void (*status)(void *context, rs_status *status);

  rs_result (*start)(void *context, uint16_t rate_hz); /* 0: as you like */
  rs_result (*stop)(void *context);
  rs_result (*tare)(void *context);
  rs_result (*identify)(void *context, uint8_t seconds);
  rs_result (*haptic)(void *context, uint8_t pattern, uint8_t strength);
  rs_result (*set_host_time)(void *context, uint64_t us_since_1970);
} rs_board;

/* Read its fields as you like; only the functions below change them. */
typedef struct {
  const rs_board *board;
  size_t limit; /* the longest frame of the link; 0: nobody is there */
  uint32_t sequence;
  uint32_t frames_dropped;
  bool streaming;
  bool tared;
  uint64_t next_status_us;
  uint64_t next_info_us;
  size_t gathered; /* length of the SAMPLES frame being filled; 0: none */
  uint8_t count;   /* of the samples in it */
  uint64_t first_us;
  uint64_t last_us;
  uint64_t gap_us; /* between the last two samples */
} rs_device;

/* A device that streams from the moment that a link is there. Keeps the pointer to the board. */
void rs_device_init(rs_device *device, const rs_board *board);

/*
 * Tells the longest frame of the link: RS_SERIAL_LIMIT, or rs_notification_limit(mtu) once the
 * host has subscribed; 0 when it has gone. A link that was not there is greeted with INFO and
 * STATUS.
 */
void rs_device_link(rs_device *device, size_t limit);

/* Takes a sample; call it for each, also while stopped. Times come from the clock of now_us. */
void rs_device_sample(rs_device *device, uint64_t time_us, const rs_sample *sample);

/* Sends what is due. Call it often, every 10 ms or so. */
void rs_device_poll(rs_device *device);

/* Carries out a frame of the host and acknowledges it; leaves out what is no command. */
void rs_device_receive(rs_device *device, const uint8_t *frame, size_t length);

/*
 * An INFO frame for a BLE characteristic's value. It takes a sequence number like any other frame;
 * 0 where it does not fit.
 */
size_t rs_device_info(rs_device *device, uint8_t *to, size_t room);

#ifdef __cplusplus
}
#endif

#endif
