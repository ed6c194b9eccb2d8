import { createApp } from 'vue';
import Payment from './Payment.vue';

createApp(Payment, { folder: 'stay-2041' }).mount('#app');
