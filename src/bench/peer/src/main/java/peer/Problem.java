package peer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** A refusal of the service, with its code. It has no stack trace, because it is not a defect. */
class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    Problem(HttpStatus status, String code) {
        super(status, document(status, code), null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static ProblemDetail document(HttpStatus status, String code) {
        ProblemDetail document = ProblemDetail.forStatus(status);
        document.setProperty("code", code);
        return document;
    }

    /** Errors of the security filters and of validation. The base class answers all other errors of Spring MVC. */
    @RestControllerAdvice
    static class Handler extends ResponseEntityExceptionHandler {

        @ExceptionHandler
        ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException failure) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .body(document(HttpStatus.UNAUTHORIZED, "unauthenticated"));
        }

        @ExceptionHandler
        ProblemDetail forbidden(AccessDeniedException failure) {
            return document(HttpStatus.FORBIDDEN, "forbidden");
        }

        @Override
        protected ResponseEntity<Object> handleMethodArgumentNotValid(
                MethodArgumentNotValidException failure,
                HttpHeaders headers,
                HttpStatusCode status,
                WebRequest request) {
            ProblemDetail document = document(HttpStatus.UNPROCESSABLE_CONTENT, "validation-failed");
            document.setProperty(
                    "errors",
                    failure.getFieldErrors().stream()
                            .map(error -> error.getField() + " " + error.getDefaultMessage())
                            .toList());
            return handleExceptionInternal(failure, document, headers, HttpStatus.UNPROCESSABLE_CONTENT, request);
        }
    }
}
