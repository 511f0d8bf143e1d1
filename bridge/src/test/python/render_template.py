"""Renders templates as Home Assistant does: each line of the input is {"template", "value"}.

`value` is the payload; `value_json` is there where the payload is JSON. What is not defined is an error
here, for Home Assistant would log one. Prints each result as a JSON string.
"""
import json
import sys

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
for line in sys.stdin:
    asked = json.loads(line)
    names = {"value": asked["value"]}
    try:
        names["value_json"] = json.loads(asked["value"])
    except ValueError:
        pass
    print(json.dumps(environment.from_string(asked["template"]).render(names)), flush=True)
