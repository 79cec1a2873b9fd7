package org.mynah.store.ldap;

import java.nio.file.Path;

/** Against UnboundID's server. */
class InMemoryLdapTest extends LdapContract {

    @Override
    TestLdap start(Path folder, TestCertificate certificate) throws Exception {
        return TestLdap.inMemory(certificate, true);
    }
}
