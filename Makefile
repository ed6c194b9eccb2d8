TEMPLATES := template.yaml infra/storage.yaml infra/access.yaml infra/events.yaml infra/watch.yaml
REGION ?= eu-west-3
RuntimeKind ?= native
Architecture ?= arm64

.PHONY: validate check-zip
validate: ## AWS' validators, each where it is installed
	@if cfn-lint --version >/dev/null 2>&1; then cfn-lint -r $(REGION) -t $(TEMPLATES) && echo "cfn-lint: $(TEMPLATES) in order"; else echo "cfn-lint is not installed: skipped"; fi
	@if sam --version >/dev/null 2>&1; then for template in $(TEMPLATES); do sam validate --lint --region $(REGION) -t $$template || exit 1; done; else echo "sam is not installed: skipped"; fi
	@.ci/templates $(TEMPLATES)

check-zip: ## Whether target/function.zip is what these two parameters of the template say
	@.ci/zip $(RuntimeKind) $(Architecture)
