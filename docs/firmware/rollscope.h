/*
 * The Rollscope device protocol, version 1: frames, CRC, COBS and the serial receiver.
 *
 * Portable C99 for a device's firmware. Allocates nothing, keeps no state of its own, computes
 * without floating point, and asks nothing of the width of int or the byte order of the machine.
 * Every function that writes takes the room it has and returns the bytes it wrote, 0 where they
 * do not fit. ../device-protocol.md is the page behind it.
 *
 * SPDX-License-Identifier: Apache-2.0
 * Licensed under the Apache License 2.0, like the whole of Rollscope.
 */
#ifndef ROLLSCOPE_H
#define ROLLSCOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RS_VERSION 1

#define RS_HEADER 5          /* version and type, sequence number */
#define RS_SAMPLES_HEADER 17 /* the header, device time, interval, count, channel mask */
#define RS_STATUS_LENGTH 13
#define RS_ACK_LENGTH 11
#define RS_LONGEST_STRING 32
#define RS_LONGEST_INFO (24 + 3 * (1 + RS_LONGEST_STRING))
#define RS_LONGEST_COMMAND 14

/* The longest frame of a serial line: 512 bytes with the CRC. */
#define RS_SERIAL_LIMIT 510

/* The most bytes that COBS makes of so many, and that a serial packet takes for such a frame. */
#define RS_COBS_ROOM(length) ((length) + (length) / 254 + 1)
#define RS_PACKET_ROOM(frame_length) (RS_COBS_ROOM((frame_length) + 2) + 2)

enum { RS_SAMPLES = 1, RS_INFO = 2, RS_STATUS = 3, RS_ACK = 4, RS_COMMAND = 8 };

/* Frames. ------------------------------------------------------------------------------------ */

/* The bits of a channel mask. */
enum {
  RS_PRESSURE = 1,
  RS_ANGULAR_RATE = 2,
  RS_SPECIFIC_FORCE = 4,
  RS_TEMPERATURE = 8,
  RS_FORCE = 16
};

/* The marks among values of pressure, force and temperature. */
#define RS_SATURATED INT16_MAX
#define RS_MISSING INT16_MIN

/* One instant, in the units of the wire; what `channels` does not name is not read. */
typedef struct {
  uint8_t channels;
  const int16_t *pressure;   /* one a pad, 0.05 kPa over ambient */
  int16_t angular_rate[3];   /* gyro range / 32768 */
  int16_t specific_force[3]; /* accelerometer range / 32768 */
  int16_t temperature;       /* 0.01 °C */
  const int16_t *force;      /* one a pad, 0.1 N */
} rs_sample;

/* A pressure, force or temperature in steps of the wire: what is beyond the range is saturated. */
int16_t rs_steps(int32_t steps);

/* An angular rate or specific force on the sensor's range, both in the same unit of your choice. */
int16_t rs_of_range(int64_t value, int32_t range);

/* Bytes of one sample. */
size_t rs_sample_size(uint8_t pads, uint8_t channels);

/* The longest frame of a BLE link: what one notification carries. */
size_t rs_notification_limit(uint16_t mtu);

/* Samples that fit a frame of at most `limit` bytes; 0: not one does, the link is of no use. */
uint8_t rs_samples_per_frame(uint8_t pads, uint8_t channels, size_t limit);

/*
 * A SAMPLES frame is begun, filled sample by sample and ended. Adding returns the frame's new
 * length; 0 where the sample does not fit or is of other channels, and the frame stays as it was.
 */
size_t rs_begin_samples(uint8_t *frame, size_t room, uint8_t channels, uint64_t first_us);
size_t rs_add_sample(uint8_t *frame, size_t room, size_t length, uint8_t pads,
                     const rs_sample *sample);
void rs_end_samples(uint8_t *frame, uint32_t sequence, uint16_t interval_10us);

enum { RS_BALL = 1, RS_STICK = 2, RS_FOOT_ROLLER = 3, RS_FOAM_ROLLER = 4 };

typedef struct {
  uint8_t instrument;
  uint16_t radius_tenth_mm;
  uint8_t pads;
  uint16_t sample_rate_hz;
  uint16_t gyro_range_dps; /* 0: no gyro */
  uint8_t accel_range_g;   /* 0: no accelerometer */
  uint32_t boot_id;        /* drawn anew at each boot */
  int8_t axis[3];          /* of a cylinder, unit vector x 127; zero for a ball */
  uint16_t contact_area_mm2;
  const char *name; /* UTF-8; this and the next two go out with at most 32 bytes */
  const char *serial;
  const char *firmware;
} rs_info;

size_t rs_write_info(uint8_t *to, size_t room, uint32_t sequence, const rs_info *info);

enum { RS_CHARGING = 1, RS_PAD_SATURATED = 2, RS_SENSOR_FAULT = 4, RS_TARED = 8 };
#define RS_BATTERY_UNKNOWN 255

typedef struct {
  uint8_t battery_percent;
  int16_t temperature; /* 0.01 °C */
  uint8_t flags;
  uint32_t frames_dropped;
} rs_status;

size_t rs_write_status(uint8_t *to, size_t room, uint32_t sequence, const rs_status *status);

enum {
  RS_START = 1,
  RS_STOP = 2,
  RS_TARE = 3,
  RS_IDENTIFY = 4,
  RS_HAPTIC = 5,
  RS_GET_INFO = 6,
  RS_GET_STATUS = 7,
  RS_SET_HOST_TIME = 8
};

typedef enum { RS_DONE = 0, RS_UNKNOWN_COMMAND = 1, RS_BAD_ARGUMENT = 2, RS_BUSY = 3 } rs_result;

/* A COMMAND as it came; only the arguments of its code are set, and only where it is RS_DONE. */
typedef struct {
  uint32_t sequence;
  uint8_t code;
  rs_result result; /* of reading it */
  uint16_t rate_hz;
  uint8_t seconds;
  uint8_t pattern;
  uint8_t strength;
  uint64_t host_us;
} rs_command;

/* Reads a frame; false where it is no COMMAND of this version, and is to be left out. */
bool rs_read_command(const uint8_t *frame, size_t length, rs_command *command);

size_t rs_write_ack(uint8_t *to, size_t room, uint32_t sequence, const rs_command *command,
                    rs_result result);

/* The serial line. --------------------------------------------------------------------------- */

/* CRC-16/CCITT-FALSE. */
uint16_t rs_crc16(const uint8_t *bytes, size_t length);

size_t rs_cobs_encode(uint8_t *to, size_t room, const uint8_t *from, size_t length);

/* Decodes in place what holds no 0x00; false where it is no encoding. */
bool rs_cobs_decode(uint8_t *bytes, size_t *length);

/*
 * A frame as it goes over the line: 0x00, COBS of the frame and its CRC, 0x00. What is too short
 * or too long for a frame gives 0, so one that did not fit its buffer needs no look of its own.
 * The packet and the frame lie apart.
 */
size_t rs_write_packet(uint8_t *to, size_t room, const uint8_t *frame, size_t length);

/* Finds frames among the bytes of a line. Longer packets than its room are left out. */
typedef struct {
  uint8_t *bytes;
  size_t room;
  size_t length;     /* bytes since the last 0x00; above `room`: too many */
  uint32_t rejected; /* packets that were not understood */
} rs_receiver;

void rs_receiver_init(rs_receiver *receiver, uint8_t *bytes, size_t room);

/*
 * Takes the next byte. Where it completes a good packet, returns the length of its frame, which
 * then lies in `receiver->bytes` until the next call; otherwise 0. After any damage the next 0x00
 * begins anew.
 */
size_t rs_receiver_put(rs_receiver *receiver, uint8_t byte);

#ifdef __cplusplus
}
#endif

#endif
