#!/usr/bin/env bash
# Proves: the NTT profile binds at a server that answers only a DUID made from the MAC and sends vendor options of enterprise 210.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

carrier='.Dhcp6 |= (
  .["renew-timer"] = 7200 | .["rebind-timer"] = 10800 | .["preferred-lifetime"] = 12600 | .["valid-lifetime"] = 14400 |
  .["client-classes"] = [{"name": "FROM_MAC", "test": "substring(option[1].hex,0,2) == 0x0003"}] |
  .subnet6[0]["client-class"] = "FROM_MAC" |
  .["option-def"] = [{"name": "mac", "code": 201, "space": "vendor-210", "type": "binary"}] |
  .["option-data"] = [
    {"name": "dns-servers", "data": "2001:db8:ffff::53"},
    {"name": "vendor-opts", "data": "210", "always-send": true},
    {"space": "vendor-210", "name": "mac", "data": "02005e005302", "always-send": true}])'
lab_up
kea_start "$carrier"
wan6_start --profile ntt --length 56
happens 20 '.event == "Acquired" and .preferredSeconds == 12600 and .validSeconds == 14400'
wan6_stop
sent_no RELEASE
sent_no INFORMATION_REQUEST
wire_is_clean
