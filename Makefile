TEMPLATES := template.yaml infra/storage.yaml infra/access.yaml infra/events.yaml infra/schemas.yaml infra/watch.yaml
REGION ?= eu-west-3
RuntimeKind ?= native
Architecture ?= arm64

.PHONY: validate check-zip
validate: ## Check the templates with AWS' validators, each where it is installed
	@if cfn-lint --version >/dev/null 2>&1; then cfn-lint -r $(REGION) -t $(TEMPLATES) && echo "cfn-lint: $(TEMPLATES) are valid"; else echo "cfn-lint is not installed: skipped"; fi
	@if sam --version >/dev/null 2>&1; then for template in $(TEMPLATES); do sam validate --lint --region $(REGION) -t $$template || exit 1; done; else echo "sam is not installed: skipped"; fi
	@.ci/templates $(TEMPLATES)

check-zip: ## Check that target/function.zip matches these two parameters of the template
	@.ci/zip $(RuntimeKind) $(Architecture)
