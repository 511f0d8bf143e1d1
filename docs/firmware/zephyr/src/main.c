/*
 * A ball over BLE: the IMU imu0 and the absolute pressure gauge pressure0 of the devicetree's aliases.
 * Written for Zephyr 4.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>
#include <zephyr/bluetooth/bluetooth.h>
#include <zephyr/bluetooth/conn.h>
#include <zephyr/bluetooth/gatt.h>
#include <zephyr/bluetooth/services/bas.h>
#include <zephyr/bluetooth/uuid.h>
#include <zephyr/device.h>
#include <zephyr/drivers/sensor.h>
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>

#include "rollscope_device.h"

#define INTERVAL_US 5000 /* 200 Hz */
#define GYRO_RANGE_DPS 2000
#define GYRO_RANGE_URAD 34906585 /* the same, µrad/s */
#define ACCEL_RANGE_G 16
#define ACCEL_RANGE_UM 156906400 /* the same, µm/s² */
#define MICROS_PER_STEP 50000    /* 0.05 kPa in sensor_value's millionths of a kPa */

#define ROLLSCOPE_UUID(n) BT_UUID_128_ENCODE(0x7d2e0000 + (n), 0x5b1c, 0x4e9a, 0x8f43, 0x2b6c9d1e7a50)

static const struct device *const imu = DEVICE_DT_GET(DT_ALIAS(imu0));
static const struct device *const gauge = DEVICE_DT_GET(DT_ALIAS(pressure0));

static rs_info info = {
    .instrument = RS_BALL,
    .radius_tenth_mm = 320,
    .pads = 1,
    .sample_rate_hz = 1000000 / INTERVAL_US,
    .gyro_range_dps = GYRO_RANGE_DPS,
    .accel_range_g = ACCEL_RANGE_G,
    .name = "My ball",
    .serial = "BALL-0001", /* another on each device you make */
    .firmware = "1.0.0",
};
static uint8_t samples[244];
static rs_device device;
static int64_t zero; /* of the gauge, millionths of a kPa: at boot the air's, then the tare's */
static int16_t pressure = RS_MISSING;
static bool imu_answers;

uint8_t battery_percent(void); /* yours, from the charger or a fuel gauge */

/*
 * Bluetooth calls back on a thread of its own. All of rs_device runs on the system work queue, where
 * bt_gatt_notify never waits for a buffer; the callbacks only leave notes for it.
 */
static atomic_t mtu; /* what a subscribed host offers; 0: there is none */
static atomic_t info_is_old = ATOMIC_INIT(1);
static struct bt_conn *host;

struct note {
  uint8_t length;
  uint8_t frame[RS_LONGEST_COMMAND];
};
K_MSGQ_DEFINE(commands, sizeof(struct note), 8, 1);

/* The characteristic's value, made where rs_device runs and read where Bluetooth does. */
K_MUTEX_DEFINE(info_lock);
static uint8_t info_value[RS_LONGEST_INFO];
static uint16_t info_length;

static ssize_t read_info(struct bt_conn *conn, const struct bt_gatt_attr *attr, void *to, uint16_t room,
                         uint16_t offset) {
  k_mutex_lock(&info_lock, K_FOREVER);
  ssize_t read = bt_gatt_attr_read(conn, attr, to, room, offset, info_value, info_length);
  k_mutex_unlock(&info_lock);
  return read;
}

static ssize_t write_control(struct bt_conn *conn, const struct bt_gatt_attr *attr, const void *bytes,
                             uint16_t length, uint16_t offset, uint8_t flags) {
  struct note note = {.length = MIN(length, RS_LONGEST_COMMAND)};
  if (offset > 0) {
    return BT_GATT_ERR(BT_ATT_ERR_INVALID_OFFSET);
  }
  memcpy(note.frame, bytes, note.length);
  return k_msgq_put(&commands, &note, K_NO_WAIT) == 0 ? length
                                                      : BT_GATT_ERR(BT_ATT_ERR_INSUFFICIENT_RESOURCES);
}

static void subscribed(const struct bt_gatt_attr *attr, uint16_t value) {
  bool notify = value == BT_GATT_CCC_NOTIFY && host != NULL;
  atomic_set(&mtu, notify ? bt_gatt_get_mtu(host) : 0);
}

BT_GATT_SERVICE_DEFINE(rollscope, BT_GATT_PRIMARY_SERVICE(BT_UUID_DECLARE_128(ROLLSCOPE_UUID(1))),
                       BT_GATT_CHARACTERISTIC(BT_UUID_DECLARE_128(ROLLSCOPE_UUID(2)), BT_GATT_CHRC_NOTIFY,
                                              BT_GATT_PERM_NONE, NULL, NULL, NULL),
                       BT_GATT_CCC(subscribed, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE),
                       BT_GATT_CHARACTERISTIC(BT_UUID_DECLARE_128(ROLLSCOPE_UUID(3)), BT_GATT_CHRC_READ,
                                              BT_GATT_PERM_READ, read_info, NULL, NULL),
                       BT_GATT_CHARACTERISTIC(BT_UUID_DECLARE_128(ROLLSCOPE_UUID(4)), BT_GATT_CHRC_WRITE,
                                              BT_GATT_PERM_WRITE, NULL, write_control, NULL));

static const struct bt_data advertisement[] = {
    BT_DATA_BYTES(BT_DATA_FLAGS, BT_LE_AD_GENERAL | BT_LE_AD_NO_BREDR),
    BT_DATA_BYTES(BT_DATA_UUID128_ALL, ROLLSCOPE_UUID(1)),
};
static const struct bt_data scan_response[] = {
    BT_DATA(BT_DATA_NAME_COMPLETE, CONFIG_BT_DEVICE_NAME, sizeof(CONFIG_BT_DEVICE_NAME) - 1),
};

static void advertise(struct k_work *work) {
  bt_le_adv_start(BT_LE_ADV_CONN_FAST_1, advertisement, ARRAY_SIZE(advertisement), scan_response,
                  ARRAY_SIZE(scan_response));
}
K_WORK_DEFINE(advertising, advertise);

static void connected(struct bt_conn *conn, uint8_t error) {
  if (error == 0) {
    host = bt_conn_ref(conn);
    atomic_set(&info_is_old, 1); /* its sequence number belongs before those of the stream */
  }
}

static void disconnected(struct bt_conn *conn, uint8_t reason) {
  atomic_set(&mtu, 0);
  if (host != NULL) {
    bt_conn_unref(host);
    host = NULL;
  }
}

static void mtu_updated(struct bt_conn *conn, uint16_t tx, uint16_t rx) {
  if (atomic_get(&mtu) > 0) {
    atomic_set(&mtu, bt_gatt_get_mtu(conn));
  }
}

static void free_again(void) { k_work_submit(&advertising); }

BT_CONN_CB_DEFINE(connection) = {
    .connected = connected,
    .disconnected = disconnected,
    .recycled = free_again,
};

/* The board. */

static uint64_t now_us(void *context) { return k_ticks_to_us_floor64(k_uptime_ticks()); }

static bool send_frame(void *context, const uint8_t *frame, size_t length) {
  return bt_gatt_notify(NULL, &rollscope.attrs[1], frame, (uint16_t)length) == 0;
}

static bool read_gauge(int64_t *to) {
  struct sensor_value value;
  if (sensor_sample_fetch(gauge) != 0 || sensor_channel_get(gauge, SENSOR_CHAN_PRESS, &value) != 0) {
    return false;
  }
  *to = sensor_value_to_micro(&value);
  return true;
}

static bool read_vector(enum sensor_channel channel, int32_t range, int16_t to[3]) {
  struct sensor_value values[3];
  if (sensor_channel_get(imu, channel, values) != 0) {
    return false;
  }
  for (int i = 0; i < 3; i++) {
    to[i] = rs_of_range(sensor_value_to_micro(&values[i]), range);
  }
  return true;
}

static rs_result tare(void *context) { return read_gauge(&zero) ? RS_DONE : RS_BUSY; }

static void fill_status(void *context, rs_status *status) {
  status->battery_percent = battery_percent();
  if (status->battery_percent != bt_bas_get_battery_level()) {
    bt_bas_set_battery_level(status->battery_percent);
  }
  status->flags |= pressure == RS_SATURATED ? RS_PAD_SATURATED : 0;
  status->flags |= imu_answers && pressure != RS_MISSING ? 0 : RS_SENSOR_FAULT;
}

static const rs_board board = {
    .info = &info,
    .frame = samples,
    .frame_size = sizeof(samples),
    .now_us = now_us,
    .send = send_frame,
    .status = fill_status,
    .tare = tare,
};

static void take_sample(void) {
  int64_t absolute;
  rs_sample sample = {.channels = RS_PRESSURE, .pressure = &pressure};
  pressure = read_gauge(&absolute) ? rs_steps((int32_t)((absolute - zero) / MICROS_PER_STEP)) : RS_MISSING;
  imu_answers = sensor_sample_fetch(imu) == 0 &&
                read_vector(SENSOR_CHAN_GYRO_XYZ, GYRO_RANGE_URAD, sample.angular_rate) &&
                read_vector(SENSOR_CHAN_ACCEL_XYZ, ACCEL_RANGE_UM, sample.specific_force);
  if (imu_answers) {
    sample.channels |= RS_ANGULAR_RATE | RS_SPECIFIC_FORCE;
  }
  rs_device_sample(&device, now_us(NULL), &sample);
}

static void tick(struct k_work *work) {
  struct note note;
  if (atomic_cas(&info_is_old, 1, 0)) {
    k_mutex_lock(&info_lock, K_FOREVER);
    info_length = (uint16_t)rs_device_info(&device, info_value, sizeof(info_value));
    k_mutex_unlock(&info_lock);
  }
  rs_device_link(&device, rs_notification_limit((uint16_t)atomic_get(&mtu)));
  while (k_msgq_get(&commands, &note, K_NO_WAIT) == 0) {
    rs_device_receive(&device, note.frame, note.length);
  }
  if (atomic_get(&mtu) > 0) { /* or else the sensors may rest */
    take_sample();
  }
  rs_device_poll(&device);
}
K_WORK_DEFINE(ticking, tick);

static void on_timer(struct k_timer *timer) { k_work_submit(&ticking); }
K_TIMER_DEFINE(sampling, on_timer, NULL);

int main(void) {
  static struct bt_gatt_cb gatt = {.att_mtu_updated = mtu_updated};
  info.boot_id = sys_rand32_get();
  read_gauge(&zero);
  rs_device_init(&device, &board);
  bt_gatt_cb_register(&gatt);
  if (bt_enable(NULL) != 0) {
    return -1;
  }
  k_work_submit(&advertising);
  k_timer_start(&sampling, K_USEC(INTERVAL_US), K_USEC(INTERVAL_US));
  return 0;
}
