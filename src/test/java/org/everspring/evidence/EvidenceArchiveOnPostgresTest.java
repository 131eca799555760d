package org.everspring.evidence;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("佐证材料的存放（PostgreSQL）")
class EvidenceArchiveOnPostgresTest extends EvidenceArchiveContract {

    EvidenceArchiveOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
