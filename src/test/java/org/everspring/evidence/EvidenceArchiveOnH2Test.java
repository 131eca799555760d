package org.everspring.evidence;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("佐证材料的存放（H2）")
class EvidenceArchiveOnH2Test extends EvidenceArchiveContract {

    EvidenceArchiveOnH2Test() {
        super(TestDatabase.H2);
    }
}
