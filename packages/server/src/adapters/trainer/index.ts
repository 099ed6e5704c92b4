export { openTrainer } from './open-trainer.ts'
export type {
  OfferJob,
  TrainedBytes,
  TrainedOffer,
  Trainer,
  TrainingFault,
  TrainingJob,
  TrainingWatch,
} from './port.ts'
