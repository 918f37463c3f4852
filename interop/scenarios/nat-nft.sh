#!/usr/bin/env bash
# Proves: D, G6: through the printed nft rules every port of a line is used: 1,008 connections at once to one destination come about
# within 10 s, 40 of 40 UDP sockets keep their port over two destinations, ICMP identifiers are the line's; also with 15 ranges,
# with a shared address whose rule is one line's alone, and with a whole address. Loaded twice, and taken down twice.
# Packages: nftables conntrack python3
# Seconds: 600
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/nat.sh"

nat_line nft ocn 1008 1000 2400:4050:5c71:af00::/56 --provider ocn
nat_line nft v6plus 240 238 240b:10:3251:6400::/64 --provider v6plus
nat_line nft one-to-one 1008 1000 2001:db8:12:3400::/56 --rule "2001:db8:12:3400::/56 192.0.2.18/32 ea=0 psid=0x2f/6" --br 2001:db8:ffff::1
nat_line nft one-range 1008 1000 2001:db8:12:3400::/56 --rule "2001:db8:12:3400::/56 192.0.2.18/32 ea=0 offset=0 psid=0x0d/6" --br 2001:db8:ffff::1
nat_line nft whole 1008 1000 2001:db8:12:3400::/56 --rule "2001:db8:12:3400::/56 192.0.2.18/32 ea=0" --br 2001:db8:ffff::1
