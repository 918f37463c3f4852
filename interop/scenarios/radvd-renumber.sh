#!/usr/bin/env bash
# Proves: when a router changes the prefix of a line that has one, there is one Replaced with the new softwire within 2
# seconds of the new prefix, in whatever order the router speaks; one Deprecated before it where the old one went first.
# Packages: radvd
# Seconds: 240
. "$INTEROP/lib/scenario.sh"

a=2400:4050:5c71:af00 b=2400:4050:5c12:3400 c=2400:4050:5c99:1200 d=2400:4050:5c55:2200

# replaces OLD NEW   within 2 seconds of the kernel's having the new one
replaces() {
  kernel_has 20 "$2:"
  happens 2 ".event == \"Replaced\" and .old == \"$1::/64\" and .new == \"$2::/64\" and .softwire.kind == \"map-e\""
}

lab_up
client_listens_to_routers
radvd_start $a::/64
wan6_start --profile ntt --prefixes 0 --line-prefixes --provider ocn
happens 20 ".event == \"Acquired\" and .prefix == \"$a::/64\""

step "both in one advertisement"
radvd_says $a::/64=0,7200 $b::/64
replaces $a $b

step "new first, old later"
radvd_says $a::/64=0,7200 $b::/64 $c::/64
replaces $b $c
radvd_says $a::/64=0,7200 $b::/64=0,7200 $c::/64
kernel_deprecates 20 $b:
exactly 0 '.event == "Deprecated"'

step "old first, new later"
radvd_says $b::/64=0,7200 $c::/64=0,7200
kernel_deprecates 20 $c:
happens 2 ".event == \"Deprecated\" and .prefix == \"$c::/64\""
radvd_says $c::/64=0,7200 $d::/64
replaces $c $d
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 3 '.event == "Replaced"'
exactly 1 '.event == "Deprecated"'
exactly 0 '.event == "Withdrawn"'
