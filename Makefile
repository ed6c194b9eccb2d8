TEMPLATES := template.yaml infra/storage.yaml infra/access.yaml infra/events.yaml infra/watch.yaml
REGION ?= eu-west-3

.PHONY: validate
validate: ## AWS' validators, each where it is installed
	@for tool in sam cfn-lint; do command -v $$tool >/dev/null || echo "$$tool is not installed: skipped"; done
	@if command -v cfn-lint >/dev/null; then cfn-lint -r $(REGION) -t $(TEMPLATES) && echo "cfn-lint: $(TEMPLATES) in order"; fi
	@if command -v sam >/dev/null; then for template in $(TEMPLATES); do sam validate --lint --region $(REGION) -t $$template || exit 1; done; fi
	@.ci/templates $(TEMPLATES)
