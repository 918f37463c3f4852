#!/usr/bin/env bash
# Proves: every recorded message reads the same through tshark and through us: type, transaction, option codes, lengths
# and nesting, T1 and T2, prefixes, addresses, lifetimes, statuses, DNS servers. There is no list of exceptions.
. "$INTEROP/lib/scenario.sh"

captures=$INTEROP/../src-test-fixtures/captures/src/main/resources/net/wan6/test/captures/captures
columns=(
  frame.number dhcpv6.msgtype dhcpv6.xid dhcpv6.option.type dhcpv6.option.length dhcpv6.iaid.t1 dhcpv6.iaid.t2
  dhcpv6.iaprefix.pref_addr dhcpv6.iaprefix.pref_len dhcpv6.iaprefix.pref_lifetime dhcpv6.iaprefix.valid_lifetime
  dhcpv6.iaaddr.ip dhcpv6.iaaddr.pref_lifetime dhcpv6.iaaddr.valid_lifetime dhcpv6.status_code dhcpv6.dns_server)

mergecap -a -F pcap -w "$OUT/all.pcap" "$captures"/*.pcap
tshark -n -r "$OUT/all.pcap" -Y dhcpv6 -T fields -E separator=' ' -E occurrence=a -E aggregator=, \
  "${columns[@]/#/-e}" >"$OUT/tshark.txt" 2>"$OUT/tshark.log"
java -jar "$WAN6_JAR" decode --json "$OUT/all.pcap" >"$OUT/wan6.jsonl" 2>"$OUT/wan6.log"
jq --raw-output --from-file "$INTEROP/lib/normal-form.jq" "$OUT/wan6.jsonl" >"$OUT/wan6.txt"
jq --exit-status --slurp 'last.skipped == {}' "$OUT/wan6.jsonl" >/dev/null || fail "frames were skipped"

messages=$(wc -l <"$OUT/wan6.txt")
[ "$messages" -ge 800 ] || fail "only $messages messages"
diff "$OUT/tshark.txt" "$OUT/wan6.txt" || fail "tshark (<) and we (>) read differently; columns: ${columns[*]}"
step "$messages messages read the same"
