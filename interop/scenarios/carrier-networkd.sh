#!/usr/bin/env bash
# Proves: systemd-networkd takes a /56 from our carrier and puts a /64 of it on its LAN; after a change of pool the LAN has one of
# the new prefix when networkd renews at T1.
# Packages: systemd
. "$INTEROP/lib/scenario.sh"

lan_has() {
  ip -n "$LAB_CLIENT" -6 addr show dev lan0 scope global | grep -q "inet6 $1"
}

lab_up
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 2 --times 4,30,60,90
networkd_start
carrier_happens 20 '.event == "Delegated" and .prefix == "2001:db8:1000::/56"'
eventually 10 "lan0 has an address of the prefix" lan_has 2001:db8:1000:1:
carrier_happens 20 '.event == "Delegated" and .prefix == "2001:db8:2000::/56"'
eventually 10 "lan0 has an address of the new prefix" lan_has 2001:db8:2000:1:
client_stop
server_stop
