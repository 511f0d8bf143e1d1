/*
 * As much of Zephyr as docs/firmware/zephyr uses: one connection, one timer, a work queue that runs
 * at once, an IMU and a pressure gauge.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ZEPHYR_H
#define ZEPHYR_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define CONFIG_BT_DEVICE_NAME "My ball"

/* The kernel. -------------------------------------------------------------------------------- */

typedef long atomic_t;
#define ATOMIC_INIT(value) (value)
long atomic_get(const atomic_t *target);
long atomic_set(atomic_t *target, long value);
bool atomic_cas(atomic_t *target, long old_value, long new_value);

typedef int64_t k_timeout_t;
#define K_NO_WAIT ((k_timeout_t)0)
#define K_FOREVER ((k_timeout_t)-1)
#define K_USEC(us) ((k_timeout_t)(us))

struct k_work {
  void (*handler)(struct k_work *work);
};
#define K_WORK_DEFINE(name, function) struct k_work name = {function}
int k_work_submit(struct k_work *work);

struct k_timer {
  void (*expired)(struct k_timer *timer);
};
#define K_TIMER_DEFINE(name, expiry, stop) struct k_timer name = {expiry}
void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);

struct k_mutex {
  int locked;
};
#define K_MUTEX_DEFINE(name) struct k_mutex name = {0}
int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);
int k_mutex_unlock(struct k_mutex *mutex);

struct k_msgq {
  char *buffer;
  size_t size;
  size_t most;
  size_t used;
};
#define K_MSGQ_DEFINE(name, message_size, messages, align) \
  static char name##_buffer[(message_size) * (messages)];  \
  struct k_msgq name = {name##_buffer, message_size, messages, 0}
int k_msgq_put(struct k_msgq *queue, const void *message, k_timeout_t timeout);
int k_msgq_get(struct k_msgq *queue, void *message, k_timeout_t timeout);

int64_t k_uptime_ticks(void);
uint64_t k_ticks_to_us_floor64(uint64_t ticks);
uint32_t sys_rand32_get(void);

/* Sensors. ----------------------------------------------------------------------------------- */

struct device {
  int number;
};
extern const struct device sensor_imu0;
extern const struct device sensor_pressure0;
#define DT_ALIAS(alias) sensor_##alias
#define DEVICE_DT_GET(node) (&node)

struct sensor_value {
  int32_t val1;
  int32_t val2;
};
enum sensor_channel { SENSOR_CHAN_ACCEL_XYZ, SENSOR_CHAN_GYRO_XYZ, SENSOR_CHAN_PRESS };
int sensor_sample_fetch(const struct device *sensor);
int sensor_channel_get(const struct device *sensor, enum sensor_channel channel,
                       struct sensor_value *to);
int64_t sensor_value_to_micro(const struct sensor_value *value);

/* Bluetooth. --------------------------------------------------------------------------------- */

struct bt_conn {
  int references;
  uint16_t mtu;
};
struct bt_conn *bt_conn_ref(struct bt_conn *conn);
void bt_conn_unref(struct bt_conn *conn);

struct bt_conn_cb {
  void (*connected)(struct bt_conn *conn, uint8_t error);
  void (*disconnected)(struct bt_conn *conn, uint8_t reason);
  void (*recycled)(void);
};
#define BT_CONN_CB_DEFINE(name) const struct bt_conn_cb name

#define BT_BYTES(value, n) (uint8_t)((uint64_t)(value) >> (8 * (n)) & 0xFF)
#define BT_BYTES_2(value) BT_BYTES(value, 0), BT_BYTES(value, 1)
#define BT_BYTES_4(value) BT_BYTES_2(value), BT_BYTES(value, 2), BT_BYTES(value, 3)
#define BT_BYTES_6(value) BT_BYTES_4(value), BT_BYTES(value, 4), BT_BYTES(value, 5)
#define BT_UUID_128_ENCODE(a, b, c, d, e) \
  BT_BYTES_6(e), BT_BYTES_2(d), BT_BYTES_2(c), BT_BYTES_2(b), BT_BYTES_4(a)
#define BT_UUID_DECLARE_128(...) ((const uint8_t[16]){__VA_ARGS__})

struct bt_gatt_attr {
  const uint8_t *uuid;
  unsigned properties;
  ssize_t (*read)(struct bt_conn *conn, const struct bt_gatt_attr *attr, void *to, uint16_t room,
                  uint16_t offset);
  ssize_t (*write)(struct bt_conn *conn, const struct bt_gatt_attr *attr, const void *from,
                   uint16_t length, uint16_t offset, uint8_t flags);
  void (*changed)(const struct bt_gatt_attr *attr, uint16_t value);
};
struct bt_gatt_service_static {
  const struct bt_gatt_attr *attrs;
  size_t attr_count;
};
#define BT_GATT_CHRC_READ 0x02
#define BT_GATT_CHRC_WRITE 0x08
#define BT_GATT_CHRC_NOTIFY 0x10
#define BT_GATT_PERM_NONE 0
#define BT_GATT_PERM_READ 1
#define BT_GATT_PERM_WRITE 2
#define BT_GATT_CCC_NOTIFY 1
#define BT_ATT_ERR_INVALID_OFFSET 0x07
#define BT_ATT_ERR_INSUFFICIENT_RESOURCES 0x11
#define BT_GATT_ERR(error) (-(error))
#define BT_GATT_PRIMARY_SERVICE(uuid) \
  { uuid, 0, NULL, NULL, NULL }
/* A declaration, then the value: two attributes, as in the real one. */
#define BT_GATT_CHARACTERISTIC(uuid, properties, permissions, read, write, data) \
  {NULL, properties, NULL, NULL, NULL}, { uuid, properties, read, write, NULL }
#define BT_GATT_CCC(changed, permissions) \
  { NULL, 0, NULL, NULL, changed }
#define BT_GATT_SERVICE_DEFINE(name, ...)                          \
  static const struct bt_gatt_attr name##_attrs[] = {__VA_ARGS__}; \
  const struct bt_gatt_service_static name = {name##_attrs, ARRAY_SIZE(name##_attrs)}
ssize_t bt_gatt_attr_read(struct bt_conn *conn, const struct bt_gatt_attr *attr, void *to,
                          uint16_t room, uint16_t offset, const void *value, uint16_t length);
int bt_gatt_notify(struct bt_conn *conn, const struct bt_gatt_attr *attr, const void *data,
                   uint16_t length);
uint16_t bt_gatt_get_mtu(struct bt_conn *conn);

struct bt_gatt_cb {
  void (*att_mtu_updated)(struct bt_conn *conn, uint16_t tx, uint16_t rx);
};
void bt_gatt_cb_register(struct bt_gatt_cb *callbacks);

struct bt_data {
  uint8_t type;
  uint8_t data_len;
  const uint8_t *data;
};
#define BT_DATA_FLAGS 0x01
#define BT_DATA_UUID128_ALL 0x07
#define BT_DATA_NAME_COMPLETE 0x09
#define BT_LE_AD_GENERAL 0x02
#define BT_LE_AD_NO_BREDR 0x04
#define BT_DATA(kind, bytes, length) \
  { kind, length, (const uint8_t *)(bytes) }
#define BT_DATA_BYTES(kind, ...) \
  BT_DATA(kind, ((const uint8_t[]){__VA_ARGS__}), sizeof((const uint8_t[]){__VA_ARGS__}))
#define BT_LE_ADV_CONN_FAST_1 NULL
int bt_enable(void (*ready)(int error));
int bt_le_adv_start(const void *parameters, const struct bt_data *ad, size_t ad_length,
                    const struct bt_data *sd, size_t sd_length);
uint8_t bt_bas_get_battery_level(void);
int bt_bas_set_battery_level(uint8_t level);

#endif
