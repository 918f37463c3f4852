#!/usr/bin/env bash
# Proves: from power-on to IPv4 without a typed parameter (HB46PP 1.1): the resolver of the Reply (dnsmasq) names the rule
# server, whose certificate is verified; a changed rule is one change at the next time to live; with another prefix, by a
# signed Reconfigure, the old answer goes and the server is asked anew, from an address of that prefix; a server that is away
# loses nothing.
# Packages: dnsmasq-base
# Seconds: 330
. "$INTEROP/lib/scenario.sh"

# body RULE-PREFIX IPV4-PREFIX   a rule with 16 EA bits after a /40.
body() {
  jq --null-input --compact-output --arg ipv6 "$1" --arg ipv4 "$2" '{ttl: 60, order: ["map_e"], map_e:
    {br: "2001:db8:9999::1", rules: [{ipv6: $ipv6, ipv4: $ipv4, ea_length: 16, psid_offset: 4}]}}'
}

# told EVENT FIELD   of the last of its kind.
told() {
  events "$OUT/events.jsonl" ".event == \"$1\"" | tail -n 1 | jq --raw-output "$2"
}

# holds PREFIX   an address for a LAN, and the way to the carrier and back.
holds() {
  local address=${1%::/56}::1
  # The address first, as routers do it: whoever asks must not give up for the want of a route.
  ip -n "$LAB_CLIENT" addr add "$address/64" dev lan0 nodad
  sleep 1
  ip -n "$LAB_CLIENT" -6 route replace default via "$(link_local "$LAB_SERVER" srv0)" dev wan0
  ip -n "$LAB_SERVER" -6 route replace "$1" via "$(link_local "$LAB_CLIENT" wan0)" dev srv0
  echo "$address"
}

link_local() {
  ip -json -n "$1" -6 addr show dev "$2" scope link | jq --raw-output '[.[].addr_info[]?.local | strings][0]'
}

softwires() {
  exactly "$1" '.event == "SoftwireChanged"'
}

lab_up
rules_are "$(body 2001:db8:1000::/40 198.51.100.0/24)"
rules_start
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 80 --dns $RULES_ADDRESS
trusts_rules wan6_start --profile ntt --provision --strict --capability map_e
happens 20 '.event == "Acquired" and .softwire == null'
old=$(told Acquired .prefix)
from=$(holds "$old")
happens 30 '.event == "SoftwireChanged" and .softwires[0].kind == "map-e" and (.softwires[0].ipv4 | startswith("198.51.100."))'
rules_asked 1 "$from"

rules_are "$(body 2001:db8:1000::/40 203.0.113.0/24)"
happens 80 '.event == "SoftwireChanged" and (.softwires[0].ipv4 | startswith("203.0.113."))'
softwires 2
rules_asked 2 "$from"

rules_are "$(body 2001:db8:2000::/40 192.0.2.0/24)"
happens 60 '.event == "Replaced" and .softwire == null'
happened '.event == "ReconfigureAccepted" and .type == "RENEW"'
new=$(told Replaced .new)
from=$(holds "$new")
happens 30 '.event == "SoftwireChanged" and (.softwires[0].ipv4 | startswith("192.0.2."))'
softwires 3
rules_asked 1 "$from"

rules_stop
happens 100 '.event == "ConfigurationProblem" and (.description | startswith("provisioning: "))'
wan6_stop
softwires 3
exactly 0 '.event == "Withdrawn"'
exactly 1 '.event == "ConfigurationProblem"'
wire_is_clean
