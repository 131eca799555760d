package org.everspring.calendar;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;

@OnPostgres
@DisplayName("导入一个年度的工作日（PostgreSQL）")
class CalendarTakeoversOnPostgresTest extends CalendarTakeoversTest {}
