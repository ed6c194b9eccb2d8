package fr.ancvconnect.lambda.observability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import fr.ancvconnect.lambda.event.RouteOrder;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Standard output with one write for all log and metric lines of an HTTP request, because each write is a call of the operating
 * system. A warning and an error are written at once, with all lines before them, in case the process ends before the request
 * does. Lines outside of a request are written at once too.
 */
@Singleton
final class RequestOutput {

    /** In bytes. More lines are written before the end of the request. */
    private static final int LARGEST = 8 * 1024;

    private final PrintStream output;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int requests;

    @Inject
    RequestOutput() {
        this(System.out);
    }

    RequestOutput(PrintStream output) {
        this.output = output;
    }

    /** Without a function, marks the begin and the end of each request. */
    void register(@Observes @Priority(RouteOrder.HEADERS) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            if (LambdaInvocation.part(request, Context.class).isEmpty()) {
                begin();
                request.addEndHandler(_ -> end());
            }
            request.next();
        });
    }

    /** Writes a line that ends with a line break, now or at the end of the request. */
    void write(String line) {
        write(line, false);
    }

    private synchronized void write(String line, boolean now) {
        lines.writeBytes(line.getBytes(UTF_8));
        if (now || requests == 0 || lines.size() > LARGEST) {
            writeAll();
        }
    }

    /** A request begins. */
    synchronized void begin() {
        requests++;
    }

    /** A request ends. Writes all its lines, with those of other requests that have not ended. */
    synchronized void end() {
        requests--;
        writeAll();
    }

    private synchronized void writeAll() {
        if (lines.size() > 0) {
            output.write(lines.toByteArray(), 0, lines.size());
            output.flush();
            lines.reset();
        }
    }

    /** A log handler that writes the lines of the replaced one to this output, in this format. */
    ExtHandler handler(Formatter formatter, Handler replaced) {
        var handler = new LogHandler();
        handler.setFormatter(formatter);
        handler.setLevel(replaced.getLevel());
        handler.setFilter(replaced.getFilter());
        handler.setErrorManager(replaced.getErrorManager());
        return handler;
    }

    private final class LogHandler extends ExtHandler {

        @Override
        protected void doPublish(ExtLogRecord record) {
            String line;
            try {
                line = getFormatter().format(record);
            } catch (RuntimeException e) {
                // The code that logs must not fail because of its log line.
                reportError("A log record cannot be formatted", e, ErrorManager.FORMAT_FAILURE);
                return;
            }
            write(line, record.getLevel().intValue() >= Level.WARNING.intValue());
        }

        @Override
        public void flush() {
            writeAll();
        }

        @Override
        public void close() {
            writeAll();
            super.close();
        }
    }

    /** Marks the begin and the end of each HTTP request that a function handles: the end is before the response is sent. */
    @Decorator
    @Priority(0)
    static class RequestMarks implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

        private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate;
        private final RequestOutput output;

        @Inject
        RequestMarks(
                @Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate,
                RequestOutput output) {
            this.delegate = delegate;
            this.output = output;
        }

        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            if (event.getRequestContext() == null) {
                // A sweep lasts long, so its lines are written at once.
                return delegate.handleRequest(event, context);
            }
            output.begin();
            try {
                return delegate.handleRequest(event, context);
            } finally {
                output.end();
            }
        }
    }
}
