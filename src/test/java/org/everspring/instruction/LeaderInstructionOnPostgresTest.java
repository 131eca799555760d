package org.everspring.instruction;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("领导批示流程（PostgreSQL）")
class LeaderInstructionOnPostgresTest extends LeaderInstructionProcessTest {}
