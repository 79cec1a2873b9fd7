package org.mynah.store.ldap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Against Debian's OpenLDAP, where it is installed. */
class SlapdTest extends LdapContract {

    @Override
    TestLdap start(Path folder, TestCertificate certificate) throws Exception {
        assumeTrue(TestLdap.hasSlapd(), "the Debian package slapd is not installed");
        return TestLdap.slapd(folder, certificate);
    }
}
