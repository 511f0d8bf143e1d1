#!/bin/sh
# The users of Mosquitto, with the roles of `rollscope broker user`; see docs/security.md.
#
#   users.sh start                     at each start: those the containers need, where they are not there yet
#   users.sh add NAME ROLE [DEVICE..]  bridge (with the tools it publishes for, + for any), viewer, therapist or home
#   users.sh remove NAME
#   users.sh list
#
# Passwords are made by chance and printed once; only their hashes are kept, in USERS/passwords, and what each may do in
# USERS/acl. Those of the containers lie in CLIENTS too, a file for each.
set -eu
umask 077

users=${USERS:-/mosquitto/users}
clients=${CLIENTS:-/clients}
certificates=${CERTIFICATES:-/certificates}
root=${ROOT:-rollscope}
broker_user=${BROKER_USER:-1883}
client_user=${CLIENT_USER:-1884}

say() { printf '%s\n' "$*"; }
stop() { say "$*" >&2; exit 1; }

good_name() {
  case $1 in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*) stop "'$1' is no name for a user: letters, digits and . _ - only" ;;
  esac
}

is_there() { awk -F: -v name="$1" '$1 == name { found = 1 } END { exit !found }' "$users/passwords"; }

reading() {
  say "topic read $root/#"
  say "topic read spBv1.0/$root/#"
  say "topic read spBv1.0/STATE/+"
}

# What a role may do: the same as org.rollscope.desktop.access.Access.
rules() { # NAME ROLE [DEVICE..]
  name=$1 role=$2
  shift 2
  say "# role $role"
  say "user $name"
  case $role in
    bridge)
      [ $# -gt 0 ] || stop "a bridge needs the tools it publishes for, or + for any"
      for device; do
        case $device in
          +) ;;
          '' | *[!a-z0-9-]*) stop "'$device' is no tool: a-z, 0-9 and - only, or + for any" ;;
        esac
        for topic in status info samples live session 'event/#' 'alarm/#'; do
          say "topic write $root/$device/$topic"
        done
        say "topic write homeassistant/device/$device/config"
        say "topic read $root/$device/command/+"
        for type in DBIRTH DDATA DDEATH; do
          say "topic write spBv1.0/$root/$type/$name/$device"
        done
        say "topic read spBv1.0/$root/DCMD/$name/$device"
      done
      say "topic write $root/bridge/$name/#"
      say "topic write $root/answer/#"
      say "topic read homeassistant/status"
      say "topic read homeassistant/device/+/config"
      for type in NBIRTH NDATA NDEATH; do
        say "topic write spBv1.0/$root/$type/$name"
      done
      say "topic read spBv1.0/$root/NCMD/$name"
      say "topic read spBv1.0/STATE/+"
      ;;
    viewer) reading ;;
    therapist)
      reading
      say "topic write $root/+/command/+"
      say "topic write spBv1.0/$root/NCMD/+"
      say "topic write spBv1.0/$root/DCMD/+/+"
      say "topic write spBv1.0/STATE/$name"
      ;;
    home)
      reading
      say "topic write $root/+/command/+"
      say "topic read homeassistant/#"
      say "topic write homeassistant/status"
      ;;
    *) stop "'$role' is no role; there are bridge, viewer, therapist and home" ;;
  esac
  say ""
}

# 24 letters and digits by chance.
password() { LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 24; }

add() { # NAME PASSWORD ROLE [DEVICE..]
  name=$1 secret=$2
  shift 2
  good_name "$name"
  ! is_there "$name" || stop "there is a user '$name' already; users.sh remove $name takes it out"
  rules "$name" "$@" >"$users/acl.new"
  say "$name:$secret" >"$users/passwords.new"
  mosquitto_passwd -U "$users/passwords.new"
  cat "$users/passwords.new" >>"$users/passwords"
  cat "$users/acl.new" >>"$users/acl"
  rm "$users/passwords.new" "$users/acl.new"
}

remove() { # NAME
  good_name "$1"
  is_there "$1" || stop "there is no user '$1'"
  awk -F: -v name="$1" '$1 != name' "$users/passwords" >"$users/passwords.new"
  awk -v name="$1" '
    /^# role / { role = $0; next }
    /^user /   { out = ($2 == name); if (!out) print role }
    !out       { print }' "$users/acl" >"$users/acl.new"
  mv "$users/passwords.new" "$users/passwords"
  mv "$users/acl.new" "$users/acl"
}

list() {
  awk '/^# role / { role = $3 } /^user / { printf "%-20s %s\n", $2, role }' "$users/acl"
}

# A user of a container: its password lies where the container reads it.
of_container() { # NAME ROLE [DEVICE..]
  is_there "$1" && [ -f "$clients/$1" ] && return
  ! is_there "$1" || remove "$1"
  secret=$(password)
  name=$1
  shift
  add "$name" "$secret" "$@"
  say "$secret" >"$clients/$name"
}

hand_over() { # to those who read and write them; only root can
  [ "$(id -u)" = 0 ] || return 0
  chown -R "$broker_user" "$users"
  [ ! -d "$clients" ] || chown -R "$client_user" "$clients"
  [ ! -d "$certificates" ] || chown "$broker_user" "$certificates"
}

mkdir -p "$users"
rm -f "$users/passwords.new" "$users/acl.new" # of one that was stopped
touch "$users/passwords" "$users/acl"
case ${1:-} in
  start)
    mkdir -p "$clients"
    of_container bridge bridge +
    of_container simulator bridge +
    of_container desktop therapist
    ;;
  add)
    [ $# -ge 3 ] || stop "users.sh add NAME ROLE [DEVICE..]"
    secret=$(password)
    name=$2
    shift 2
    add "$name" "$secret" "$@"
    say "The password of $name, which is shown only now: $secret"
    ;;
  remove)
    [ $# = 2 ] || stop "users.sh remove NAME"
    remove "$2"
    ;;
  list) list ;;
  *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
hand_over
