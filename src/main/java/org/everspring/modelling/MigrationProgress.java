package org.everspring.modelling;

import java.util.List;
import org.everspring.jobs.LongWork;
import org.everspring.modelling.Migrations.Progress;
import org.springframework.stereotype.Component;

/** How far running instances have been migrated; asked for by the process's key. The engine forgets a batch that is done. */
@Component
class MigrationProgress implements LongWork {

    private final Migrations migrations;

    MigrationProgress(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Audience audience() {
        return Audience.MODELS;
    }

    @Override
    public List<Stage> stages(String key) {
        return migrations.goingOn().stream()
                .filter(migration -> migration.key().equals(key))
                .map(MigrationProgress::stage)
                .toList();
    }

    private static Stage stage(Progress migration) {
        int failed = migration.failed();
        boolean stopped = failed > 0 && migration.migrated() + failed == migration.instances();
        return new Stage(
                "把第" + migration.from() + "版的实例迁移到第" + migration.to() + "版",
                "个",
                migration.migrated(),
                migration.instances(),
                stopped ? Standing.STOPPED : Standing.RUNNING,
                failed == 0 ? null : "有" + failed + "个没有成功，仍在原版本，原因见运行监控的批处理。");
    }
}
