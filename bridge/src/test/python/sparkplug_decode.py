"""Reads Sparkplug payloads by a schema written from the specification, and prints them as JSON.

One payload a line on standard input: its topic, a space, its bytes in hexadecimal.
"""
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

FIELD = descriptor_pb2.FieldDescriptorProto

# Section 6.4.1 of the specification: field numbers and types of what an edge node sends.
SCHEMA = {
    "PropertyValue": [
        ("type", 1, FIELD.TYPE_UINT32), ("is_null", 2, FIELD.TYPE_BOOL), ("int_value", 3, FIELD.TYPE_UINT32),
        ("long_value", 4, FIELD.TYPE_UINT64), ("float_value", 5, FIELD.TYPE_FLOAT),
        ("double_value", 6, FIELD.TYPE_DOUBLE), ("boolean_value", 7, FIELD.TYPE_BOOL),
        ("string_value", 8, FIELD.TYPE_STRING),
    ],
    "PropertySet": [("keys", 1, [FIELD.TYPE_STRING]), ("values", 2, ["PropertyValue"])],
    "Metric": [
        ("name", 1, FIELD.TYPE_STRING), ("alias", 2, FIELD.TYPE_UINT64), ("timestamp", 3, FIELD.TYPE_UINT64),
        ("datatype", 4, FIELD.TYPE_UINT32), ("is_historical", 5, FIELD.TYPE_BOOL),
        ("is_transient", 6, FIELD.TYPE_BOOL), ("is_null", 7, FIELD.TYPE_BOOL), ("properties", 9, "PropertySet"),
        ("int_value", 10, FIELD.TYPE_UINT32), ("long_value", 11, FIELD.TYPE_UINT64),
        ("float_value", 12, FIELD.TYPE_FLOAT), ("double_value", 13, FIELD.TYPE_DOUBLE),
        ("boolean_value", 14, FIELD.TYPE_BOOL), ("string_value", 15, FIELD.TYPE_STRING),
        ("bytes_value", 16, FIELD.TYPE_BYTES),
    ],
    "Payload": [
        ("timestamp", 1, FIELD.TYPE_UINT64), ("metrics", 2, ["Metric"]), ("seq", 3, FIELD.TYPE_UINT64),
        ("uuid", 4, FIELD.TYPE_STRING), ("body", 5, FIELD.TYPE_BYTES),
    ],
}


def payload_class():
    file = descriptor_pb2.FileDescriptorProto(name="sparkplug.proto", package="sparkplug", syntax="proto2")
    for name, fields in SCHEMA.items():
        message = file.message_type.add(name=name)
        for field, number, kind in fields:
            added = message.field.add(name=field, number=number, label=FIELD.LABEL_OPTIONAL)
            if isinstance(kind, list):
                added.label, kind = FIELD.LABEL_REPEATED, kind[0]
            if isinstance(kind, str):
                added.type, added.type_name = FIELD.TYPE_MESSAGE, ".sparkplug." + kind
            else:
                added.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    payload = pool.FindMessageTypeByName("sparkplug.Payload")
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(payload)
    return message_factory.MessageFactory(pool).GetPrototype(payload)


def metric_json(metric):
    values = [f.name for f, _ in metric.ListFields() if f.name.endswith("_value")]
    assert len(values) == (0 if metric.is_null else 1), metric
    return {
        "name": metric.name,
        "alias": metric.alias if metric.HasField("alias") else None,
        "timestamp": metric.timestamp,
        "datatype": metric.datatype,
        "historical": metric.is_historical,
        "value": getattr(metric, values[0]) if values else None,
        "properties": {k: v.string_value for k, v in zip(metric.properties.keys, metric.properties.values)},
    }


def main():
    payload_type = payload_class()
    for line in sys.stdin:
        topic, _, data = line.strip().partition(" ")
        payload = payload_type()
        payload.ParseFromString(bytes.fromhex(data))
        size = payload.ByteSize()
        payload.DiscardUnknownFields()
        assert payload.ByteSize() == size, "unknown fields in " + topic
        print(json.dumps({
            "topic": topic,
            "timestamp": payload.timestamp,
            "seq": payload.seq if payload.HasField("seq") else None,
            "metrics": [metric_json(metric) for metric in payload.metrics],
        }))


main()
