package org.everspring.home;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("我的待办（PostgreSQL）")
class WorkOnPostgresTest extends WorkTest {}
