#!/usr/bin/env bash
# The way without wan6, as it is told in field reports, with its waits: ISC dhclient, which logs a Reconfigure and drops it; a watcher of the
# log that releases, kills, starts again and pulls the interface down and up until there is a lease; then a script with the new numbers.
# usage: today.sh WAIT FOLDER     in the router; the texts of wan6 mape for each prefix are in FOLDER/PREFIX.ip and .nft, calculated before
set -uo pipefail
pause=$1 folder=$2
options=(-6 -P -v -D LL -cf "$folder/dhclient.conf" -pf "$folder/dhclient.pid" -lf "$folder/dhclient.leases" -sf "$folder/hook")
printf 'interface "wan0" { also request dhcp6.reconf-msg; send dhcp6.reconf-accept; }\n' >"$folder/dhclient.conf"
printf '#!/bin/sh\n[ "$reason" != BOUND6 ] || echo "$new_ip6_prefix" >"%s"\n' "$folder/bound" >"$folder/hook"
chmod +x "$folder/hook"
: >"$folder/dhclient.log"

start() {
  rm -f "$folder/bound"
  dhclient -d "${options[@]}" wan0 >>"$folder/dhclient.log" 2>&1 &
  # dhclient goes to the background when it has a lease; the interface is pulled until then.
  sleep 0.5
  until [ -s "$folder/bound" ]; do
    ip link set wan0 down
    ip link set wan0 up
    for _ in {1..40}; do
      [ ! -s "$folder/bound" ] || break
      sleep 0.1
    done
  done
}

apply() {
  local prefix base
  prefix=$(cat "$folder/bound")
  base=${prefix%00::/*}
  ip -6 route replace default via fe80::5eff:fe00:5301 dev wan0
  ip -6 addr flush dev lan0 scope global
  ip -6 addr replace "${base}01::1/64" dev lan0
  [ ! -e /sys/class/net/map0 ] || ip addr flush dev map0
  sh "$folder/${prefix%/*}.ip"
  nft -f "$folder/${prefix%/*}.nft"
  printf 'interface lan0 { AdvSendAdvert on; prefix %s {}; };\n' "${base}01::/64" >/etc/radvd.conf
  systemctl restart radvd
}

start
apply
# What is repeated while it works is not seen: each change is one restart.
while grep -q --max-count=1 "RCV: Reconfigure message on wan0" < <(tail -n 0 -F "$folder/dhclient.log" 2>/dev/null); do
  sleep "$pause"
  dhclient -r "${options[@]}" wan0 >>"$folder/dhclient.log" 2>&1
  kill "$(cat "$folder/dhclient.pid")" 2>/dev/null
  rm -f "$folder/dhclient.pid"
  start
  apply
done
