package org.everspring.improvement.jdbc;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("问题的清单（H2）")
class ProblemListsOnH2Test extends ProblemListsContract {

    ProblemListsOnH2Test() {
        super(TestDatabase.H2);
    }
}
