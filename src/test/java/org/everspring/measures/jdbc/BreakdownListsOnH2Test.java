package org.everspring.measures.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("细化举措的清单（H2）")
class BreakdownListsOnH2Test extends BreakdownListsContract {

    BreakdownListsOnH2Test() {
        super(TestDatabase.H2);
    }
}
