package org.everspring.scoring;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("真实方案的一个考核年度（PostgreSQL）")
class ScoredYearOnPostgresTest extends ScoredYear {}
