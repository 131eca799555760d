package org.everspring.reporting.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("报送任务的清单（H2）")
class ObligationListsOnH2Test extends ObligationListsContract {

    ObligationListsOnH2Test() {
        super(TestDatabase.H2);
    }
}
