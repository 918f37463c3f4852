# The line's resolver and rule server, in the server's namespace: dnsmasq, and the wan6 command over HTTPS with the body in
# OUT/answer.json, which may be replaced at any time. Sets RULES_PID.
RULES_PID=
RULES_ADDRESS=2001:db8:ffff::1

# rules_start   writes the certificate to LAB_SCRATCH/rules.pem.
rules_start() {
  "${ON_SERVER[@]}" java -jar "$WAN6_JAR" rule-server --address $RULES_ADDRESS,443 --answer "$OUT/answer.json" \
    --certificate "$LAB_SCRATCH/rules.pem" --json >>"$OUT/rules.jsonl" 2>>"$OUT/rules.log" &
  RULES_PID=$!
  eventually 20 "the rule server runs" has_event "$OUT/rules.jsonl" '.event == "Started"'
  # dnsmasq splits what it is given at commas, and there is none in the record.
  "${ON_SERVER[@]}" dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --no-resolv --no-hosts --log-facility=- \
    --log-queries --listen-address=$RULES_ADDRESS --bind-interfaces --user=root --host-record=rules.example.jp,$RULES_ADDRESS \
    --txt-record='4over6.info,v=v6mig-1 url=https://rules.example.jp/config t=b' >>"$OUT/dnsmasq.log" 2>&1 &
  eventually 10 "the resolver runs" listens "$LAB_SERVER" 53
}

# rules_are BODY   as one step, so that no half of it is read.
rules_are() {
  echo "$1" >"$LAB_SCRATCH/answer.json"
  mv "$LAB_SCRATCH/answer.json" "$OUT/answer.json"
}

# trusts_rules COMMAND...   with the server's certificate, and no others.
trusts_rules() {
  rm -f "$LAB_SCRATCH/trust.p12"
  keytool -importcert -noprompt -alias rules -file "$LAB_SCRATCH/rules.pem" -keystore "$LAB_SCRATCH/trust.p12" \
    -storepass changeit 2>>"$OUT/rules.log"
  JAVA_TOOL_OPTIONS="-Djavax.net.ssl.trustStore=$LAB_SCRATCH/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit" "$@"
}

rules_stop() {
  stop "$RULES_PID"
  step "the rule server is stopped"
}

# rules_asked COUNT FROM   so many requests have come from an address.
rules_asked() {
  exactly_in "$OUT/rules.jsonl" "$1" ".event == \"Asked\" and .from == \"$2\""
}
