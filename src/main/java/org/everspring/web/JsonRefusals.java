package org.everspring.web;

import org.everspring.kernel.InvalidInputException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/**
 * How every JSON interface of ours refuses: it throws what the domain throws, or a {@link ResponseStatusException} with a
 * Chinese reason, and the caller gets the status of {@link Fault} and {@code {"message": …}}. Pages use {@link PageAction}.
 *
 * <p>No {@link org.springframework.http.ProblemDetail}: the callers of before expect {@code application/json}, and all that it
 * has besides our message is English or said by the status.
 */
@RestControllerAdvice(annotations = RestController.class)
class JsonRefusals {

    record Refusal(String message) {}

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(InvalidInputException refusal) {
        return refusal(Fault.statusOf(refusal), refusal.getMessage());
    }

    /** One without a reason is told as any other failure. */
    @ExceptionHandler
    ResponseEntity<Refusal> refuse(ResponseStatusException refusal) {
        if (refusal.getReason() == null) {
            throw refusal;
        }
        return refusal(refusal.getStatusCode().value(), refusal.getReason());
    }

    /** The type is said outright: a link from a page asks for anything but JSON. */
    private static ResponseEntity<Refusal> refusal(int status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(message));
    }
}
