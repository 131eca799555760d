package org.everspring.audit;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("审计记录的存放（H2）")
class AuditOnH2Test extends AuditContract {

    AuditOnH2Test() {
        super(TestDatabase.H2);
    }
}
