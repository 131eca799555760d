package org.everspring.engine;

import camundajar.impl.scala.collection.immutable.$colon$colon;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import camundajar.impl.scala.util.Right;
import camundajar.impl.scala.util.Try;
import java.util.Objects;
import java.util.Optional;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.operaton.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;

/**
 * Operaton's FEEL, but for what it does anew at every cell of every evaluation: it parses the text and builds each of the
 * functions there are. Here a text comes parsed from the guard, and the functions, which know no state, are built once.
 */
final class ParsedFeel extends ScalaFeelEngine {

    ParsedFeel(FeelGuard guard) {
        super(java.util.List.of());
        ((Api) feelEngineApi).evaluator.guard = guard;
    }

    /** Asked for by the constructor above, before the guard is here. */
    @Override
    protected FeelEngineApi buildFeelEngineApi(
            CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        return new Api(new Evaluator(functions, values));
    }

    private static final class Api extends FeelEngineApi {

        private final Evaluator evaluator;

        private Api(Evaluator evaluator) {
            super(evaluator);
            this.evaluator = evaluator;
        }
    }

    private static final class Evaluator extends FeelEngine {

        private @Nullable FeelGuard guard;
        private final FunctionProvider functions;
        private final FeelInterpreter interpreter;

        private Evaluator(FunctionProvider own, ValueMapper values) {
            super(own, values, FeelEngine.defaultConfiguration(), FeelEngine.defaultClock());
            this.functions = new FunctionProvider.CompositeFunctionProvider(
                    list(new BuiltinFunctions(clock(), valueMapper()), functionProvider()));
            this.interpreter = new FeelInterpreter(valueMapper());
        }

        private FeelGuard guard() {
            return Objects.requireNonNull(guard);
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            Optional<ParsedExpression> parsed = guard().parsedExpression(text);
            return parsed.isEmpty() ? super.parseExpression(text) : new Right<>(parsed.get());
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            Optional<ParsedExpression> parsed = guard().parsedCondition(text);
            return parsed.isEmpty() ? super.parseUnaryTests(text) : new Right<>(parsed.get());
        }

        @Override
        public EvaluationResult evaluate(ParsedExpression parsed, Context variables) {
            List<EvaluationFailure> none = List$.MODULE$.empty();
            Either<Failure, Object> value = evaluated(parsed, variables);
            return value instanceof Left<Failure, Object> failed
                    ? new FailedEvaluationResult(failed.value(), none)
                    : new SuccessfulEvaluationResult(((Right<Failure, Object>) value).value(), none);
        }

        private Either<Failure, Object> evaluated(ParsedExpression parsed, Context variables) {
            Try<Either<Failure, Object>> result = Try.apply(() -> result(parsed, variables));
            return result.isSuccess()
                    ? result.get()
                    : failed(parsed, " : " + result.failed().get());
        }

        /** As the engine does it; a failed assertion cannot be, as the guard knows no such function. */
        private Either<Failure, Object> result(ParsedExpression parsed, Context variables) {
            // A context of its own each time: it collects the failures of the one evaluation.
            EvalContext context = EvalContext.create(valueMapper(), functions).merge(variables);
            Val value = interpreter.eval(parsed.expression(), context);
            if (value instanceof ValError error) {
                return failed(parsed, ": " + error.error());
            }
            if (value instanceof ValFatalError error) {
                return failed(parsed, ": " + error.error());
            }
            return new Right<>(valueMapper().unpackVal(value));
        }

        private static Either<Failure, Object> failed(ParsedExpression parsed, String cause) {
            return new Left<>(new Failure("failed to evaluate expression '" + parsed.text() + "'" + cause));
        }

        private static List<FunctionProvider> list(FunctionProvider first, FunctionProvider second) {
            List<FunctionProvider> none = List$.MODULE$.empty();
            return new $colon$colon<>(first, new $colon$colon<>(second, none));
        }
    }
}
