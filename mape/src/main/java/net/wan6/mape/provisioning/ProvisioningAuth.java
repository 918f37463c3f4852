package net.wan6.mape.provisioning;

/** What a server says about the credentials (HB46PP 1.1 §3.4, key {@code auth}). */
public enum ProvisioningAuth {
    /** The line would get more, or something at all, with credentials. */
    REQUIRED("req"),
    /** The credentials were wrong. What is offered all the same may be used. */
    BAD("bad"),
    /** The credentials were right. */
    OK("ok");

    final String word;

    ProvisioningAuth(String word) {
        this.word = word;
    }
}
