package net.wan6.mape.provisioning;

/** Whether the server's certificate says who it is: the key {@code t} of HB46PP 1.1 §3.1. */
public enum CertificateCheck {
    /** {@code t=a}: any certificate will do, and so will plain HTTP. */
    NONE,
    /** {@code t=b}: the certificate must be valid for the host of the URL; otherwise nothing is sent. */
    REQUIRED
}
