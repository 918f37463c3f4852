package net.wan6.mape.provisioning;

import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import net.wan6.mape.provisioning.Bootstrap.Rejected;
import net.wan6.mape.provisioning.Bootstrap.Server;
import org.jspecify.annotations.Nullable;

/** The text of one TXT record; what it takes is said at {@link Bootstrap#read}. */
final class BootstrapRecord {

    private static final String VERSION = "v6mig-1";

    private BootstrapRecord() {}

    static Bootstrap read(String record) {
        StringTokenizer words = new StringTokenizer(record, " \t");
        if (!words.hasMoreTokens()) {
            return new Rejected(DiscoveryFault.EMPTY);
        }
        Map<String, String> values = new HashMap<>();
        boolean repeated = false;
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            if (equals > 0 && (key.equals("v") || key.equals("url") || key.equals("t"))) {
                repeated |= values.putIfAbsent(key, word.substring(equals + 1)) != null;
            }
        }
        return of(values, repeated);
    }

    private static Bootstrap of(Map<String, String> values, boolean repeated) {
        @Nullable String url = values.get("url");
        @Nullable String t = values.get("t");
        if (!VERSION.equals(values.get("v"))) {
            return new Rejected(DiscoveryFault.VERSION);
        }
        if (url == null) {
            return new Rejected(DiscoveryFault.NO_URL);
        }
        if (t == null) {
            return new Rejected(DiscoveryFault.NO_T);
        }
        if (!t.equals("a") && !t.equals("b")) {
            return new Rejected(DiscoveryFault.T);
        }
        if (repeated) {
            return new Rejected(DiscoveryFault.DUPLICATE);
        }
        return server(url, t.equals("b") ? CertificateCheck.REQUIRED : CertificateCheck.NONE);
    }

    private static Bootstrap server(String text, CertificateCheck check) {
        RuleServerUrl url;
        try {
            url = RuleServerUrl.read(text);
        } catch (UrlParts.Refusal refusal) {
            return new Rejected(refusal.fault);
        }
        return check == CertificateCheck.REQUIRED && !url.isHttps()
                ? new Rejected(DiscoveryFault.T_B_WITH_HTTP)
                : new Server(url, check);
    }
}
