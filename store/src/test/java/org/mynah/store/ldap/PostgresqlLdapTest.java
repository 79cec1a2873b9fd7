package org.mynah.store.ldap;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

/** Against UnboundID's server, into PostgreSQL. */
class PostgresqlLdapTest extends LdapContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, TestPostgresql.freshDatabase());
    }

    @Override
    TestLdap start(Path folder, TestCertificate certificate) throws Exception {
        return TestLdap.inMemory(certificate, true);
    }
}
