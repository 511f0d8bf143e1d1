-- One schema for SQLite and PostgreSQL; what differs between them comes in by placeholders.
-- Times are microseconds since 1970, UTC; device times are seconds since the device's boot.
-- Lengths in m, pressure in kPa, force in N, body weight in kg. NULL is what is not known.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) ${strict};

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  body_weight ${real},
  profile TEXT NOT NULL,
  since ${int} NOT NULL
) ${strict};

-- The zone is empty for a limit that holds everywhere else.
CREATE TABLE pressure_limit (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  zone TEXT NOT NULL,
  high ${real} NOT NULL,
  high_high ${real} NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  since ${int} NOT NULL,
  PRIMARY KEY (person, zone)
) ${strict};

CREATE TABLE no_go (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  zone TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  since ${int} NOT NULL,
  PRIMARY KEY (person, zone)
) ${strict};

CREATE TABLE routine (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  yaml TEXT NOT NULL,
  since ${int} NOT NULL
) ${strict};

CREATE TABLE prescription (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  routine TEXT NOT NULL,
  per_week ${int} NOT NULL,
  words TEXT NOT NULL,
  since ${int} NOT NULL,
  until ${int}
) ${strict};
CREATE INDEX prescription_of_person ON prescription (person, since);

CREATE TABLE tool (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  instrument TEXT NOT NULL,
  info TEXT NOT NULL,
  seen ${int} NOT NULL
) ${strict};

-- Who has a tool, from when on.
CREATE TABLE tool_use (
  tool TEXT NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  since ${int} NOT NULL,
  person TEXT REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (tool, since)
) ${strict};
CREATE INDEX tool_use_of_person ON tool_use (person);

-- A session may be analysed twice: live by a bridge, and from a log. Whichever is whole stands, and
-- the live one where both are; "live" says which one it is.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  tool TEXT NOT NULL REFERENCES tool (id),
  boot TEXT NOT NULL,
  person TEXT REFERENCES person (id) ON DELETE CASCADE,
  live ${int} NOT NULL,
  instrument TEXT NOT NULL,
  zone TEXT NOT NULL,
  device_start ${real} NOT NULL,
  device_end ${real},
  start_time ${int} NOT NULL,
  end_reason TEXT,
  duration ${real},
  contact_time ${real},
  contacts ${int},
  rolls ${int},
  roll_cycles ${int},
  distance ${real},
  load_unit TEXT,
  load_mean ${real},
  load_peak ${real},
  load_dose ${real},
  alarms ${int},
  summary TEXT,
  routine TEXT,
  coach TEXT,
  discomfort ${real}
) ${strict};
CREATE INDEX session_by_start ON session (start_time, id);
CREATE INDEX session_of_person ON session (person, start_time);
CREATE INDEX session_of_tool ON session (tool, boot, device_start);

-- What each zone has received in a session that is over.
CREATE TABLE session_zone (
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  zone TEXT NOT NULL,
  contact_time ${real} NOT NULL,
  dose ${real},
  peak ${real},
  rolls ${int},
  alarms ${int} NOT NULL,
  PRIMARY KEY (session, zone)
) ${strict};

-- What happened, in the words of docs/asyncapi.yaml. Those of a log have an epoch of their own.
CREATE TABLE event (
  id ${id},
  tool TEXT NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  epoch TEXT NOT NULL,
  lane TEXT NOT NULL,
  seq ${int} NOT NULL,
  live ${int} NOT NULL,
  boot TEXT NOT NULL,
  session TEXT REFERENCES session (id) ON DELETE CASCADE,
  time ${int} NOT NULL,
  device_time ${real},
  type TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (tool, epoch, lane, seq)
) ${strict};
CREATE INDEX event_of_session ON event (session, device_time);

CREATE TABLE alarm (
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  live ${int} NOT NULL,
  number ${int} NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  zone TEXT NOT NULL,
  onset ${real},
  raised ${real},
  cleared ${real},
  peak ${real},
  integral ${real},
  limit_value ${real},
  limit_source TEXT NOT NULL,
  acknowledged ${int} NOT NULL,
  told ${real},
  PRIMARY KEY (session, live, number)
) ${strict};

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  person TEXT REFERENCES person (id) ON DELETE CASCADE,
  session TEXT REFERENCES session (id) ON DELETE CASCADE,
  time ${int} NOT NULL,
  author TEXT NOT NULL,
  words TEXT NOT NULL
) ${strict};
CREATE INDEX note_of_person ON note (person, time);
CREATE INDEX note_of_session ON note (session, time);

-- Raw samples: pieces as they came, until they are packed into blocks of a minute of device time.
CREATE TABLE sample_piece (
  tool TEXT NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  boot TEXT NOT NULL,
  minute ${int} NOT NULL,
  epoch TEXT NOT NULL,
  seq ${int} NOT NULL,
  part ${int} NOT NULL,
  start_time ${int} NOT NULL,
  columns ${blob} NOT NULL,
  PRIMARY KEY (tool, boot, minute, epoch, seq, part)
) ${clustered};

CREATE TABLE sample_block (
  tool TEXT NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  boot TEXT NOT NULL,
  minute ${int} NOT NULL,
  start_time ${int} NOT NULL,
  columns ${blob} NOT NULL,
  PRIMARY KEY (tool, boot, minute)
) ${strict};

-- How far each series of messages was collected; see docs/collect.md.
CREATE TABLE series (
  tool TEXT NOT NULL,
  epoch TEXT NOT NULL,
  lane TEXT NOT NULL,
  progress TEXT NOT NULL,
  PRIMARY KEY (tool, epoch, lane)
) ${clustered};
