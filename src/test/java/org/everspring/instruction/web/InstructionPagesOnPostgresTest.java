package org.everspring.instruction.web;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("领导批示页面（PostgreSQL）")
class InstructionPagesOnPostgresTest extends InstructionPagesTest {}
