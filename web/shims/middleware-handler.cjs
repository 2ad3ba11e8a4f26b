// Stands in for middleware-handler: the page puts nothing between a line and its handler.

module.exports = class MiddlewareHandler {
  handle(_, done) {
    done();
  }
};
