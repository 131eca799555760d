package org.everspring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.calendar.WorkCalendar;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;

/** Who may import what. DESIGN.md (Code) and STYLE.md (Shapes) say why. */
@AnalyzeClasses(packages = "org.everspring", importOptions = ImportOption.DoNotIncludeTests.class)
@DisplayName("架构规则")
class ArchitectureTest {

    /** The floors of the platform and of the models: they are there to serve Camunda. */
    private static final String[] PLATFORM = {
        "org.everspring.engine..",
        "org.everspring.jobs..",
        "org.everspring.forms..",
        "org.everspring.guard..",
        "org.everspring.modelling..",
        "org.everspring.web..",
        "org.everspring.access..",
        "org.everspring.people..",
        "org.everspring.nodes.."
    };

    /** What everything stands on. */
    private static final String[] GROUND = {
        "org.everspring.kernel..", "org.everspring.plan..", "org.everspring.calendar..", "org.everspring.matter.."
    };

    /** The plan's duties and their judgement. */
    private static final String[] DOMAIN = {
        "org.everspring.measures",
        "org.everspring.reporting",
        "org.everspring.quarter",
        "org.everspring.workbench",
        "org.everspring.benchmarking",
        "org.everspring.improvement",
        "org.everspring.intake",
        "org.everspring.problems",
        "org.everspring.promotion",
        "org.everspring.scoring",
        "org.everspring.assessment",
        "org.everspring.scoreboard"
    };

    private static final String[] WHO_IS_SIGNED_IN = {"org.everspring.access..", "org.everspring.people.."};
    private static final String ENGINES_INSIDE = "org.camunda.bpm.engine.impl..";

    /** Classes outside of {@code engine.internal} and {@code jobs.internal} that use the engine's inside. It may only fall. */
    private static final int USERS_OF_THE_ENGINES_INSIDE = 29;

    private static final String PROCESS = "org.everspring.*.process..";
    private static final String JDBC = "org.everspring.*.jdbc..";

    private static final Pattern INSIDE =
            Pattern.compile("org\\.everspring\\.(\\w+)\\.(process|jdbc|web|internal)(\\..*)?");

    private static final DescribedPredicate<JavaClass> HANDLERS = assignableTo(JavaDelegate.class)
            .or(assignableTo(TaskListener.class))
            .or(assignableTo(ExecutionListener.class))
            .and(resideInAnyPackage(PROCESS))
            .as("delegates and listeners");

    private static final DescribedPredicate<JavaClass> REPOSITORIES = resideInAnyPackage("org.everspring..")
            .and(describe(
                    "are repositories", type -> type.getAllSubclasses().stream().anyMatch(resideInAnyPackage(JDBC))));

    @ArchTest
    static final ArchRule onlyProcessesAccountsAndTheEngineItselfKnowCamunda = noClasses()
            .that(not(resideInAnyPackage(PLATFORM)).and(not(resideInAnyPackage(PROCESS))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule theGroundKnowsNeitherCamundaNorPages = noClasses()
            .that()
            .resideInAnyPackage(GROUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static void theEnginesInsideIsUsedInOnePlace(JavaClasses classes) {
        var users = classes.stream()
                .filter(not(resideInAnyPackage("org.everspring.engine.internal..", "org.everspring.jobs.internal..")))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAnyPackage(ENGINES_INSIDE)
                                .test(dependency.getTargetClass().getBaseComponentType())))
                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(users).hasSizeLessThanOrEqualTo(USERS_OF_THE_ENGINES_INSIDE);
    }

    /** {@code @NullMarked} in the package's {@code package-info}: NullAway leaves the others alone. */
    @ArchTest
    static void declaresItsNulls(JavaClasses everything) {
        var unmarked = everything.stream()
                .map(JavaClass::getPackage)
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static final ArchRule nobodyLooksInsideAModule = classes().should(leaveTheInsideOfModulesAlone());

    @ArchTest
    static final ArchRule theDomainKnowsNoTablesAndNoPages = noClasses()
            .that()
            .resideInAPackage("org.everspring.*")
            .and(not(resideInAnyPackage(PLATFORM)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    /** The roots of the duties and of the judgement: what the engine's module offers is for {@code process} and pages. */
    @ArchTest
    static final ArchRule theDomainKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.everspring.engine..");

    @ArchTest
    static final ArchRule onlyPagesAskWhoIsSignedIn = noClasses()
            // Evidence besides: who may see a file is its very subject.
            .that(not(resideInAnyPackage("org.everspring.*.web..", "org.everspring.evidence.."))
                    .and(not(resideInAnyPackage(WHO_IS_SIGNED_IN))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WHO_IS_SIGNED_IN);

    @ArchTest
    static final ArchRule tablesAreKnownInsideTheirModuleOnly =
            classes().that().resideInAPackage(JDBC).should().notBePublic();

    @ArchTest
    static final ArchRule handlersAreKnownByTheirDiagramOnly =
            classes().that(HANDLERS).should().bePackagePrivate().andShould().beTopLevelClasses();

    @ArchTest
    static final ArchRule handlersNeitherLogNorAskTheTimeNorReadTables = noClasses()
            .that(HANDLERS)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.springframework.jdbc..", "java.sql..")
                    .or(assignableTo(Clock.class))
                    .or(REPOSITORIES));

    @ArchTest
    static final ArchRule handlersBearTheirKindInTheirName = classes()
            .that(HANDLERS)
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .orShould()
            .haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule whatIsCalledADelegateIsOne = classes()
            .that(simpleNameEndingWith("Delegate"))
            .should()
            .beAssignableTo(JavaDelegate.class)
            .andShould()
            .resideInAPackage(PROCESS);

    @ArchTest
    static final ArchRule everybodyAsksTheOneClock = noClasses()
            .should(callMethodWhere(describe("reads the system's clock", ArchitectureTest::readsSystemClock)));

    @ArchTest
    static final ArchRule datesOfTheOldKindStayWithTheEngine = noClasses()
            .that(not(resideInAnyPackage(PLATFORM)).and(not(resideInAnyPackage(PROCESS))))
            .should()
            .dependOnClassesThat(assignableTo(Date.class));

    /** A database returns a moment in an offset of its own: by that it may still be yesterday. */
    @ArchTest
    static final ArchRule whichDayItIsTheCalendarSays = noClasses()
            .that(not(belongToAnyOf(WorkCalendar.class)))
            .should()
            .callMethod(OffsetDateTime.class, "toLocalDate");

    @ArchTest
    static final ArchRule dependenciesAreHandedToTheConstructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    private static boolean readsSystemClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        boolean clockless = call.getTarget().getRawParameterTypes().stream().noneMatch(assignableTo(Clock.class));
        return owner.startsWith("java.time.") && name.equals("now") && clockless
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    /** A module's process, jdbc, web and internal are its own; even its root, the domain, knows nothing of them. */
    private static ArchCondition<JavaClass> leaveTheInsideOfModulesAlone() {
        return new ArchCondition<>("leave every module's process, jdbc, web and internal to that module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> home = inside(type);
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> inside(dependency.getTargetClass())
                                .filter(inside -> !home.filter(inside::equals).isPresent())
                                .ifPresent(inside ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()))));
            }
        };
    }

    /** The inner package that the class lives in, {@code reporting.jdbc}. */
    private static Optional<String> inside(JavaClass type) {
        Matcher matcher = INSIDE.matcher(type.getBaseComponentType().getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1) + "." + matcher.group(2)) : Optional.empty();
    }
}
