/*
 * Plays a host that connects to docs/firmware/zephyr and prints what that does, line by line: the
 * "uuid" of each attribute, the value of the characteristic "info", what is "notified".
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "zephyr.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* The example itself, which has a main of its own. */
#define main application
#include "main.c"
#undef main

#define CCC 3 /* the attribute behind the stream's value */
#define INFO 5
#define CONTROL 7

static int64_t ticks;
static struct k_timer *timer;
static struct bt_conn connection_of_host = {0, 23};
static struct bt_gatt_cb *gatt_callbacks;
static int busy; /* notifications for which there is no buffer */
static uint8_t battery_level = 100;

/* The kernel. -------------------------------------------------------------------------------- */

long atomic_get(const atomic_t *target) { return *target; }

long atomic_set(atomic_t *target, long value) { return *target = value; }

bool atomic_cas(atomic_t *target, long old_value, long new_value) {
  bool same = *target == old_value;
  *target = same ? new_value : *target;
  return same;
}

int k_work_submit(struct k_work *work) {
  work->handler(work);
  return 1;
}

void k_timer_start(struct k_timer *started, k_timeout_t duration, k_timeout_t period) {
  if (duration != 5000 || period != 5000) abort();
  timer = started;
}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout) {
  if (timeout != K_FOREVER || mutex->locked++ != 0) abort();
  return 0;
}

int k_mutex_unlock(struct k_mutex *mutex) { return --mutex->locked; }

int k_msgq_put(struct k_msgq *queue, const void *message, k_timeout_t timeout) {
  if (queue->used == queue->most || timeout != K_NO_WAIT) return -ENOMSG;
  memcpy(queue->buffer + queue->size * queue->used++, message, queue->size);
  return 0;
}

int k_msgq_get(struct k_msgq *queue, void *message, k_timeout_t timeout) {
  if (queue->used == 0 || timeout != K_NO_WAIT) return -ENOMSG;
  memcpy(message, queue->buffer, queue->size);
  memmove(queue->buffer, queue->buffer + queue->size, queue->size * --queue->used);
  return 0;
}

/* Ticks of 1/32768 s, as on the chips that most such tools have. */
int64_t k_uptime_ticks(void) { return ticks; }

uint64_t k_ticks_to_us_floor64(uint64_t t) { return t * 1000000 / 32768; }

uint32_t sys_rand32_get(void) { return 0x0BADCAFE; }

/* Sensors. ----------------------------------------------------------------------------------- */

const struct device sensor_imu0 = {0};
const struct device sensor_pressure0 = {1};

int sensor_sample_fetch(const struct device *sensor) { return sensor == NULL ? -EIO : 0; }

/* 101.3 kPa of air and, from 1 s on, 30 kPa more; 1 g along z, 90 degrees a second about -x. */
int sensor_channel_get(const struct device *sensor, enum sensor_channel channel,
                       struct sensor_value *to) {
  static const struct sensor_value none;
  if (channel == SENSOR_CHAN_PRESS) {
    to->val1 = ticks < 32768 ? 101 : 131;
    to->val2 = 300000;
    return sensor->number == 1 ? 0 : -ENOTSUP;
  }
  to[0] = to[1] = to[2] = none;
  if (channel == SENSOR_CHAN_ACCEL_XYZ) {
    to[2].val1 = 9;
    to[2].val2 = 806650;
  } else {
    to[0].val1 = -1;
    to[0].val2 = -570796;
  }
  return sensor->number == 0 ? 0 : -ENOTSUP;
}

int64_t sensor_value_to_micro(const struct sensor_value *value) {
  return (int64_t)value->val1 * 1000000 + value->val2;
}

uint8_t battery_percent(void) { return 64; }

/* Bluetooth. --------------------------------------------------------------------------------- */

static void print_bytes(const char *what, const uint8_t *bytes, size_t length) {
  printf("%s -", what);
  for (size_t i = 0; i < length; i++) {
    printf("%02x", bytes[i]);
  }
  printf("\n");
}

struct bt_conn *bt_conn_ref(struct bt_conn *conn) {
  conn->references++;
  return conn;
}

void bt_conn_unref(struct bt_conn *conn) { conn->references--; }

ssize_t bt_gatt_attr_read(struct bt_conn *conn, const struct bt_gatt_attr *attr, void *to,
                          uint16_t room, uint16_t offset, const void *value, uint16_t length) {
  (void)conn;
  (void)attr;
  if (offset > length) return BT_GATT_ERR(BT_ATT_ERR_INVALID_OFFSET);
  size_t part = MIN((size_t)(length - offset), room);
  memcpy(to, (const char *)value + offset, part);
  return (ssize_t)part;
}

int bt_gatt_notify(struct bt_conn *conn, const struct bt_gatt_attr *attr, const void *data,
                   uint16_t length) {
  if (conn != NULL || attr != &rollscope.attrs[1] || length > connection_of_host.mtu - 3) abort();
  if (busy > 0) {
    busy--;
    return -ENOMEM;
  }
  print_bytes("notified", data, length);
  return 0;
}

uint16_t bt_gatt_get_mtu(struct bt_conn *conn) { return conn->mtu; }

void bt_gatt_cb_register(struct bt_gatt_cb *callbacks) { gatt_callbacks = callbacks; }

int bt_enable(void (*ready)(int error)) { return ready == NULL ? 0 : -EINVAL; }

/* A legacy advertisement and its response hold 31 bytes each. */
int bt_le_adv_start(const void *parameters, const struct bt_data *ad, size_t ad_length,
                    const struct bt_data *sd, size_t sd_length) {
  size_t length = 0;
  if (parameters != BT_LE_ADV_CONN_FAST_1) abort();
  for (size_t i = 0; i < ad_length; i++) {
    length += 2U + ad[i].data_len;
  }
  if (length > 31 || sd_length != 1 || sd[0].data_len > 29) abort();
  print_bytes("advertised", ad[1].data, ad[1].data_len);
  return 0;
}

uint8_t bt_bas_get_battery_level(void) { return battery_level; }

int bt_bas_set_battery_level(uint8_t level) {
  printf("battery -%02x\n", level);
  battery_level = level;
  return 0;
}

/* The host. ---------------------------------------------------------------------------------- */

static void play(double seconds) {
  int64_t end = ticks + (int64_t)(seconds * 32768);
  for (; ticks < end; ticks += 164) {
    timer->expired(timer);
  }
}

/* Reads a long value in the pieces that the MTU allows. */
static void read_value(void) {
  uint8_t value[512];
  uint16_t length = 0;
  ssize_t part;
  do {
    uint16_t room = (uint16_t)(connection_of_host.mtu - 1);
    part = rollscope.attrs[INFO].read(&connection_of_host, &rollscope.attrs[INFO], value + length,
                                      room, length);
    length = (uint16_t)(length + part);
  } while (part == connection_of_host.mtu - 1);
  print_bytes("info", value, length);
}

static void subscribe(bool on) {
  rollscope.attrs[CCC].changed(&rollscope.attrs[CCC], on ? BT_GATT_CCC_NOTIFY : 0);
}

/* Writes the COMMAND of that code without arguments. */
static void command(uint8_t sequence, uint8_t code) {
  const uint8_t frame[] = {0x18, sequence, 0, 0, 0, code};
  const struct bt_gatt_attr *control = &rollscope.attrs[CONTROL];
  ssize_t taken = control->write(&connection_of_host, control, frame, sizeof frame, 0, 0);
  if (taken != (ssize_t)sizeof frame) abort();
}

static void change_mtu(uint16_t to) {
  connection_of_host.mtu = to;
  gatt_callbacks->att_mtu_updated(&connection_of_host, to, to);
}

int main(void) {
  for (size_t i = 0; i < rollscope.attr_count; i++) {
    if (rollscope.attrs[i].uuid != NULL) print_bytes("uuid", rollscope.attrs[i].uuid, 16);
  }
  if (application() != 0) return 1;
  play(2);
  connection.connected(&connection_of_host, 0);
  change_mtu(100);
  play(0.1);
  read_value();
  subscribe(true);
  play(1);
  change_mtu(247);
  play(2);
  command(1, RS_TARE);
  command(2, RS_GET_STATUS);
  play(1);
  busy = 3;
  play(1.5);
  connection.disconnected(&connection_of_host, 0);
  if (connection_of_host.references != 0) return 2;
  connection.recycled();
  play(3);
  return 0;
}
