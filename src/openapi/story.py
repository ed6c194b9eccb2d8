"""A guest pays and the establishment refuses the payment, with the Python client that is generated from docs/openapi.yaml."""

import json
import os
import time
import urllib.request

from booking_ancv import ApiClient, Configuration
from booking_ancv.api import BookingFoldersApi, PaymentsApi
from booking_ancv.exceptions import ApiException
from booking_ancv.models import PaymentStart, Refusal, RequestedMoney

URL = os.environ["SERVICE_URL"]
FOLDER = os.environ["FOLDER"]
PAYER = os.environ["PAYER"]


def client(token):
    return ApiClient(Configuration(host=URL, access_token=os.environ[token]))


def confirm_on_the_phone():
    with urllib.request.urlopen(f"{URL}/local/ancv/phone?beneficiary={PAYER}") as phone:
        transaction = json.load(phone)["items"][0]["transactionId"]
    urllib.request.urlopen(urllib.request.Request(f"{URL}/local/ancv/phone/{transaction}/confirmation", method="POST"))


def poll(api, payment_id, *statuses):
    while (payment := api.read_payment(FOLDER, payment_id)).status not in statuses:
        time.sleep(0.1)
    return payment


def start(cents):
    return PaymentStart(amount=RequestedMoney(amount=cents, currency="EUR"), beneficiary=PAYER)


guest = PaymentsApi(client("GUEST_TOKEN"))
establishment = PaymentsApi(client("ESTABLISHMENT_TOKEN"))
try:
    guest.start_payment("first", FOLDER, start(100))
except ApiException as rejected:
    print(rejected.status, rejected.data.code.value, rejected.data.minimum_amount.amount)

payment = guest.start_payment("second", FOLDER, start(12000))
print(payment.status.value)
confirm_on_the_phone()
payment = poll(guest, payment.id, "PAID")
print(payment.status.value, payment.paid_amount.amount)
print(BookingFoldersApi(client("GUEST_TOKEN")).read_booking_folder(FOLDER).balance.amount)
establishment.refuse_payment(FOLDER, payment.id, refusal=Refusal(reason="Complet"))
payment = poll(establishment, payment.id, "REFUSED")
print(payment.status.value, payment.refund.outcome)
